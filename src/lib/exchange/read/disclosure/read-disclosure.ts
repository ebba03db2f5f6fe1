/** Reads a disclosure: the whole way from lines to a book and its report. */
import type { BookHead } from '$lib/budget/book/book';
import { sameJson } from '$lib/budget/values/same-json';
import { templateFor } from '$lib/budget/table/book-columns';
import { carriedFormat } from '$lib/formats/book-format';
import type { Format } from '$lib/formats/format';
import { formatTables, formatTitle } from '$lib/formats/format-tables';
import { firstFormat, knownFormats } from '$lib/formats/known-formats';
import type { FormatStatement, ReadFailure } from '../import-report';
import { absentSections } from './absent-sections';
import { BookDraft } from './book-draft';
import { chooseFormat, type FormatChoice } from './choose-format';
import { documentHead, type DocumentHead, type HeadField } from './document-head';
import { finishReading, locating, type ReadResult, type SourceOrigin } from './finish-reading';
import { readForm, type FormFacts } from './form-reader';
import { readPlacedForm } from './placed-form';
import { readSection } from './narrative-reader';
import { numbersOf } from './number-token';
import { outlineOf } from './outline';
import type { Outline, RawBlock, SheetBlock, TableBlock } from './outline-blocks';
import { proseFits } from './prose-fit';
import { headingOfLines, LINES_IN_ENTRY, takeRaw, takeRawSection } from './raw-table';
import { fold } from './similarity';
import { tablesTitled } from './titles';
import { isBlank, type Source, type SourceCell, type SourceLine } from '../source';
import type { ColumnChoices, ReadHeading } from './heading';
import { departmentIn, readTable, type TableFacts } from './table-reader';
import { setUnits } from './set-units';

export interface DisclosureOptions {
	readonly choices?: ColumnChoices;
	readonly settings?: BookHead['settings'];
	/** Of the book that it is read into; without one the document's own is found. */
	readonly format?: Format;
	/** Of the office: scored beside those that Hebian brings. */
	readonly formats?: readonly Format[];
	/** What a person said of the head, where the document does not say it. */
	readonly head?: GivenHead;
}

/** What a person may say that a document leaves out. */
export interface GivenHead {
	readonly year?: number;
	readonly department?: string;
	readonly level?: string;
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
	options: DisclosureOptions = {}
): ReadResult {
	const { lines } = source;
	const drafted = draftDisclosure(source, origin, options);
	if (drafted.ok) return finishReading(source, origin, drafted.draft, drafted.statement);
	const first = lines.find((line) => !isBlank(line))?.text.trim() ?? '';
	const failure: ReadFailure = {
		kind: 'not-a-disclosure',
		lines: lines.length,
		firstLine: first.slice(0, 80)
	};
	const headings = drafted.outline.unknown.map(headingOfSheet).map(locating(source));
	return { ok: false, failure, headings };
}

/** Formats that extend the first have its form; where a format has none, forms are read as its. */
function hasFirstForm({ form }: Format): boolean {
	return form === undefined || sameJson(form, firstFormat().form);
}

export type DraftedDisclosure =
	| { readonly ok: true; readonly draft: BookDraft; readonly statement: FormatStatement }
	| { readonly ok: false; readonly outline: Outline };

/** The book while it is drafted, with the fate of every cell. */
export function draftDisclosure(
	{ lines }: Source,
	{ dangling }: Pick<SourceOrigin, 'dangling'>,
	{ choices = {}, settings = {}, format: given, formats = [], head = {} }: DisclosureOptions = {}
): DraftedDisclosure {
	const found = chooseFormat(lines, [...formats, ...knownFormats()]);
	const choice: FormatChoice = given ? { ...found, format: given } : found;
	const outline = outlineOf(lines, choice.format, choices);
	if (!isDisclosure(outline)) return { ok: false, outline };
	const reading = new DisclosureReading(lines, outline, choice, choices, settings, head);
	const draft = reading.read(dangling);
	return { ok: true, draft, statement: reading.statement(found.format) };
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

	/** Tables that stay as they stand. */
	#rawBlocks: readonly RawBlock[] = [];

	constructor(
		readonly lines: readonly SourceLine[],
		readonly outline: Outline,
		readonly choice: FormatChoice,
		readonly choices: ColumnChoices,
		readonly settings: BookHead['settings'],
		readonly given: GivenHead
	) {}

	/** @param own the format that the document has, which may be another than that of the book */
	statement(own: Format): FormatStatement {
		const { id, name, kind } = this.choice.format;
		return {
			...{ id, name, kind, edition: this.choice.edition },
			...{ recognised: this.#tables.length, raw: this.#rawBlocks.length },
			...(own.id !== id && { own: { id: own.id, name: own.name } })
		};
	}

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
			const facts = this.#readTable(block);
			if (facts) this.#tables.push({ block, facts });
			else raw.push(block);
		}
		for (const block of raw) takeRaw(block, draft);
		this.#rawBlocks = raw;
		const isForms = proseFits({ ...this.outline, raw }, this.#tables.length);
		if (!isForms) for (const block of sections) takeRawSection(block, draft);
		const texts = isForms ? sections.map((block) => readSection(block, draft)) : [];
		const { format } = this.choice;
		const formFacts = forms.map((block) =>
			hasFirstForm(format) ? readForm(block, draft) : readPlacedForm(block, draft, format)
		);
		this.#setHead(
			this.#tables.map((t) => t.facts),
			formFacts
		);
		setUnits(
			draft,
			texts,
			formFacts.map((f) => f.row)
		);
		this.#reportAbsentTables();
		if (isForms) this.#reportAbsentSections(dangling);
		for (const cell of this.lines.flatMap(({ filled }) => filled)) this.#takeRest(cell);
		return draft;
	}

	#readTable(block: TableBlock): TableFacts | undefined {
		const { format } = this.choice;
		const table = format.byId.get(block.table)!;
		// Books of other formats print their tables as their format has them.
		const isFirst = format.id === firstFormat().id;
		return readTable(block, this.#draft, {
			table,
			choices: this.choices,
			isGrid: block.lines.some(({ grid }) => grid),
			isTitle: (text) => tablesTitled(text, format).includes(table.id),
			...(isFirst && { own: templateFor({ settings: this.settings }, table.id, []) })
		});
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
		const { format } = this.choice;
		const read = this.#documentHead(tables, forms);
		const name = this.given.department ?? read.department?.value ?? '';
		const coded = forms.map(({ row }) => String(row.cells['主管部门及代码'] ?? ''));
		const code = coded.find((text) => name !== '' && fold(text).endsWith(fold(name)));
		const year = this.given.year ?? read.year?.value ?? 0;
		draft.head = {
			...draft.head,
			year,
			level: this.given.level ?? read.level?.value ?? '市级',
			department: { code: /^\d+/.exec(code ?? '')?.[0] ?? '', name },
			...(format.id !== firstFormat().id && { format: carriedFormat(format) })
		};
		this.#reportHead(read);
		this.#reportDiffering(forms, year, name);
	}

	#documentHead(tables: readonly TableFacts[], forms: readonly FormFacts[]): DocumentHead {
		const { cover, headings, sections, forms: blocks } = this.outline;
		return documentHead({
			tables: [
				...tables.map(({ year, department }, i) => ({
					title: this.#tables[i].block.title,
					year,
					department
				})),
				...this.#rawBlocks.map(headOfRaw)
			],
			formYears: forms.flatMap(({ year }) => year ?? []),
			titles: blocks.slice(0, forms.length).flatMap((form) => form.headings),
			cover,
			headings: [...headings, ...sections.map(({ heading }) => heading)]
		});
	}

	/** Where each fact of the head was read; what could not be read is asked for. */
	#reportHead(read: DocumentHead): void {
		const fields: readonly HeadField[] = ['year', 'department', 'level', 'kind'];
		for (const field of fields) {
			const fact = read[field];
			const given = field === 'kind' ? undefined : this.given[field];
			if (fact)
				this.#draft.report('head-read', fact.place, {
					found: fact.found,
					expected: field,
					kept: String(given ?? fact.value)
				});
			else if (given === undefined && field !== 'kind')
				this.#draft.report('head-missing', { line: 1 }, { expected: field });
		}
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

	get #last(): SourceLine {
		return this.lines.findLast((line) => !isBlank(line))!;
	}

	#reportAbsentTables(): void {
		const last = this.#last;
		const { format, edition } = this.choice;
		const { year, department } = this.#draft.head;
		const facts = { year, department: department.name };
		const found = new Set(this.#tables.map(({ block }) => block.table));
		// Where all tables are another format's, none of this one's is missing.
		if (found.size === 0 && this.#rawBlocks.length > 0) return;
		for (const table of formatTables(format, edition)) {
			if (found.has(table.id)) continue;
			const expected = formatTitle(format, table, edition, facts);
			this.#draft.report('table-missing', last, { expected, place: { table: table.id } });
		}
	}

	/** Sections that the document ought to have; where only its end is missing, it was cut off. */
	#reportAbsentSections(dangling: number): void {
		const { sections } = this.outline;
		const last = this.#last;
		// A file of tables has no prose, and its last table is its end.
		const isOfTables = this.lines.every((line) => line.grid ?? isBlank(line));
		const hasGrids = this.#tables.some(({ block }) => block.lines.some(({ grid }) => grid));
		if (sections.length === 0 && (isOfTables || hasGrids)) return;
		const foundSections = new Set(sections.map((s) => s.section.id));
		const absent = absentSections(this.choice.format.sections, foundSections);
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

/** What the lines above a table say that is not read. */
function headOfRaw({ title, lines }: RawBlock) {
	const year = /((?:19|20)\d{2})\s*年/.exec(title?.text.normalize('NFKC') ?? '')?.[1];
	const department = lines
		.slice(0, 4)
		.flatMap(({ filled }) => filled.flatMap(({ text }) => departmentIn(text) ?? []))
		.find((name) => name !== '');
	return {
		title: title ?? lines[0],
		year: year === undefined ? undefined : Number(year),
		department
	};
}

const headingOfSheet = ({ grid, lines }: SheetBlock): ReadHeading =>
	headingOfLines(lines, grid.name, grid.name);
