/** Reads a disclosure: the whole way from lines to a book and its report. */
import type { BookHead, Unit } from '$lib/budget/book/book';
import { templateFor } from '$lib/budget/table/book-columns';
import { SECTIONS } from '$lib/budget/book/narrative';
import { printTitle, TABLE_IDS, templateOf } from '$lib/budget/table/table-template';
import { withoutMarks } from '$lib/budget/values/text-mark';
import type { ReadFailure } from '../import-report';
import { BookDraft, type DraftRow } from './book-draft';
import { finishReading, locating, type ReadResult, type SourceOrigin } from './finish-reading';
import { readForm, type FormFacts } from './form-reader';
import { readSection } from './narrative-reader';
import { numbersOf } from './number-token';
import { outlineOf } from './outline';
import type { Outline, SheetBlock, TableBlock } from './outline-blocks';
import { proseFits } from './prose-fit';
import { headingOfLines, LINES_IN_ENTRY, takeRaw, takeRawSection } from './raw-table';
import { inferProjectUnits, markCarryOverRows, markRunningRows, unitLikeLabels } from './row-units';
import { fold } from './similarity';
import { isBlank, type Source, type SourceCell, type SourceLine } from '../source';
import type { ColumnChoices, ReadHeading } from './heading';
import { readTable, type TableFacts } from './table-reader';
import { readUnits, unitOf } from './unit-register';

export interface DisclosureOptions {
	readonly choices?: ColumnChoices;
	readonly settings?: BookHead['settings'];
}

/**
 * Lines of a disclosure → book and report. Nothing of the source is lost: see SPEC.md.
 *
 * @param choices what a person said that headers mean
 * @param settings of the book that it is read into, whose columns may be its own
 */
export function readDisclosure(
	source: Source,
	origin: SourceOrigin,
	{ choices = {}, settings = {} }: DisclosureOptions = {}
): ReadResult {
	const { lines } = source;
	const outline = outlineOf(lines, choices);
	if (!isDisclosure(outline)) {
		const first = lines.find((line) => !isBlank(line))?.text.trim() ?? '';
		const failure: ReadFailure = {
			kind: 'not-a-disclosure',
			lines: lines.length,
			firstLine: first.slice(0, 80)
		};
		const headings = outline.unknown.map(headingOfSheet).map(locating(source));
		return { ok: false, failure, headings };
	}
	const draft = new DisclosureReading(lines, outline, choices, settings).read(origin.dangling);
	return finishReading(source, origin, draft);
}

/** A table, a form, two sections under their official headings, or two tables under titles of their own. */
function isDisclosure({ tables, forms, sections, raw }: Outline): boolean {
	const read = forms.filter((form) => form.lines.length > 2);
	const titled = raw.filter(({ title }) => title !== undefined);
	return tables.length > 0 || read.length > 0 || sections.length >= 2 || titled.length >= 2;
}

class DisclosureReading {
	readonly #draft = new BookDraft({
		year: 0,
		level: '市级',
		department: { code: '', name: '' },
		units: [],
		explanations: [],
		settings: {}
	});

	/** Tables that were read, with what heads them. */
	readonly #tables: { readonly block: TableBlock; readonly facts: TableFacts }[] = [];

	constructor(
		readonly lines: readonly SourceLine[],
		readonly outline: Outline,
		readonly choices: ColumnChoices,
		readonly settings: BookHead['settings']
	) {}

	read(dangling: number): BookDraft {
		const draft = this.#draft;
		const { cover, contents, headings, tables, sections, forms, unknown } = this.outline;
		for (const line of this.lines) {
			if (line.tags) draft.report('markup-removed', line, { found: line.tags });
		}
		for (const line of cover) draft.takeLine('cover-line', line);
		for (const line of contents) draft.takeLine('contents-line', line);
		for (const line of headings) draft.takeLine('part-heading', line);
		for (const block of unknown) this.#takeUnknown(block);
		const raw = [...this.outline.raw];
		for (const block of tables) {
			const own = templateFor(this.settings, block.table, []);
			const facts = readTable(block, draft, this.choices, own);
			if (facts) this.#tables.push({ block, facts });
			else raw.push(block);
		}
		for (const block of raw) takeRaw(block, draft);
		const isForms = proseFits({ ...this.outline, raw }, this.#tables.length);
		if (!isForms) for (const block of sections) takeRawSection(block, draft);
		const texts = isForms ? sections.map((block) => readSection(block, draft)) : [];
		const formFacts = forms.map((block) => readForm(block, draft));
		this.#setHead(
			this.#tables.map((t) => t.facts),
			formFacts
		);
		this.#setUnits(
			texts,
			formFacts.map((f) => f.row)
		);
		this.#reportAbsentTables();
		if (isForms) this.#reportAbsentSections(dangling);
		for (const cell of this.lines.flatMap(({ filled }) => filled)) this.#takeRest(cell);
		return draft;
	}

	/** What nothing has taken fits nowhere. */
	#takeRest(cell: SourceCell): void {
		const fates = this.#draft.fates.get(cell);
		if (!fates) this.#draft.unplaced(cell);
		// No label of the form has a figure in it: what looked like one says more.
		else if (fates.every(({ to }) => to === 'label') && numbersOf(cell.text).length > 0)
			this.#draft.take('label-variant', cell);
	}

	/** Lines of a sheet that hold nothing of a disclosure are kept in the report, many in an entry. */
	#takeUnknown(block: SheetBlock): void {
		const { grid, lines } = block;
		const { tables, forms, sections, raw } = this.outline;
		const known = [...tables, ...forms, ...raw].flatMap((b) => b.lines.slice(0, 1));
		const headings = [...sections.map((s) => s.heading), ...known];
		if (lines.length === 0) return;
		if (headings.some((line) => line.grid === grid)) {
			for (const line of lines) this.#draft.takeLine('part-heading', line);
			return;
		}
		this.#draft.headings.push(headingOfSheet(block));
		this.#draft.report('sheet-unknown', lines[0], { found: grid.name });
		for (let i = 0; i < lines.length; i += LINES_IN_ENTRY)
			this.#draft.takeLines('unplaced', lines.slice(i, i + LINES_IN_ENTRY));
	}

	#setHead(tables: readonly TableFacts[], forms: readonly FormFacts[]): void {
		const draft = this.#draft;
		const coverText = this.outline.cover.map((line) => line.text).join('\n');
		const printed = [...tables, ...forms].flatMap((facts) => facts.year ?? []);
		const year = mostFrequent(printed) ?? Number(/(\d{4})\s*年/.exec(coverText)?.[1] ?? 0);
		const names = tables.flatMap((facts) => facts.department ?? []);
		const name = mostFrequent(names) ?? this.#departmentOnCover();
		const coded = forms.map(({ row }) => String(row.cells['主管部门及代码'] ?? ''));
		const code = coded.find((text) => name !== '' && fold(text).endsWith(fold(name)));
		draft.head = {
			...draft.head,
			year,
			level: this.#level(forms),
			department: { code: /^\d+/.exec(code ?? '')?.[0] ?? '', name }
		};
		this.#reportDiffering(forms, year, name);
	}

	/** The level that the forms' title names, e.g. 「某市市级预算部门」. */
	#level(forms: readonly FormFacts[]): string {
		const titles = this.outline.forms.slice(0, forms.length).flatMap((form) => form.headings);
		const levels = titles.flatMap((line) => /([省市县])级预算/.exec(line.text)?.[1] ?? []);
		return `${mostFrequent(levels) ?? '市'}级`;
	}

	#departmentOnCover(): string {
		const line = this.outline.cover.find(({ text }) => /[局厅委办部院校会处]$/.test(text.trim()));
		return line?.text.trim() ?? '';
	}

	#reportDiffering(forms: readonly FormFacts[], year: number, department: string): void {
		for (const { block, facts } of this.#tables) {
			const { table, title } = block;
			if (!title) continue;
			if (facts.year !== undefined && facts.year !== year) {
				const details = { found: String(facts.year), expected: String(year), place: { table } };
				this.#draft.report('year-differs', title, details);
			}
			if (facts.department !== undefined && fold(facts.department) !== fold(department)) {
				const details = { found: facts.department, expected: department, place: { table } };
				this.#draft.report('department-differs', title, details);
			}
		}
		for (const { row, year: printed } of forms) {
			if (printed === undefined || printed === year) continue;
			const details = { found: String(printed), expected: String(year), place: { row: row.id } };
			this.#draft.report('year-differs', { line: row.line }, details);
		}
	}

	#setUnits(texts: readonly DraftRow[], forms: readonly DraftRow[]): void {
		const draft = this.#draft;
		const department = draft.head.department.name;
		const overview = texts.find((row) => row.id === 'O2');
		const running = draft.rowsOf('T11').filter((row) => row.role !== 'total');
		const units = readUnits(
			{
				department,
				overview: withoutMarks(String(overview?.cells['正文'] ?? '')),
				overviewLine: overview?.line ?? 1,
				running: running.map((row) => String(row.cells['单位'] ?? '')).filter(Boolean),
				tabled: unitLikeLabels(draft.rowsOf('T13'), department),
				forms: forms.map((row) => String(row.cells['实施单位'] ?? '')).filter(Boolean)
			},
			draft
		);
		draft.head = { ...draft.head, units };
		markRunningRows(draft.rowsOf('T11'), units, department);
		markCarryOverRows(draft.rowsOf('T13'), units, department);
		for (const form of forms) this.#setFormUnit(form, units);
		inferProjectUnits(draft.rowsOf('T12'), forms, draft);
	}

	#setFormUnit(form: DraftRow, units: readonly Unit[]): void {
		const name = String(form.cells['实施单位'] ?? '');
		const place = { line: form.line, row: form.id, column: '实施单位' };
		if (name === '') {
			this.#draft.report('unit-not-stated', place);
			return;
		}
		const found = unitOf(name, units, this.#draft.head.department.name);
		if (!found) {
			this.#draft.report('unit-not-registered', place, { found: name });
			return;
		}
		form.unit = found.unit.id;
		for (const row of this.#draft.rowsOf(`indicators@${form.id}`)) row.unit = found.unit.id;
		if (!found.exact) {
			this.#draft.report('unit-name-reconciled', place, { found: name, kept: found.unit.name });
		}
	}

	get #last(): SourceLine {
		return this.lines.findLast((line) => !isBlank(line))!;
	}

	#reportAbsentTables(): void {
		const last = this.#last;
		const year = this.#draft.head.year;
		const foundTables = new Set(this.#tables.map(({ block }) => block.table));
		for (const table of TABLE_IDS) {
			if (foundTables.has(table)) continue;
			const expected = printTitle(templateOf(table), year);
			this.#draft.report('table-missing', last, { expected, place: { table } });
		}
	}

	/** Sections that the document ought to have; where only its end is missing, it was cut off. */
	#reportAbsentSections(dangling: number): void {
		const { sections } = this.outline;
		const last = this.#last;
		// A workbook of tables has no prose, and its last sheet is its end.
		if (sections.length === 0 && this.lines.every((line) => line.grid ?? isBlank(line))) return;
		const foundSections = new Set(sections.map((s) => s.section.id));
		const absent = SECTIONS.filter((section) => !foundSections.has(section.id));
		for (const section of absent) {
			const place = { row: section.id };
			this.#draft.report('section-missing', last, { expected: section.title, place });
		}
		if (dangling > 0 || absent.some((section) => section.id === 'Z')) {
			const expected = absent[0]?.title;
			this.#draft.report('cut-off', last, {
				found: last.text.trim().slice(0, 80),
				...(expected !== undefined && { expected })
			});
		}
	}
}

const headingOfSheet = ({ grid, lines }: SheetBlock): ReadHeading =>
	headingOfLines(lines, grid.name, grid.name);

/** The value that occurs most; the first of equals. */
function mostFrequent<T>(values: readonly T[]): T | undefined {
	const counts = new Map<T, number>();
	for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
	let best: T | undefined;
	for (const [value, count] of counts) if (count > (counts.get(best as T) ?? 0)) best = value;
	return best;
}
