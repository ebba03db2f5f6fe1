/** A pack and what it extends → a format, or every problem with its file, place and reason. */
import { PROJECT_NAME } from './project-form';
import {
	CoordinateSpace,
	treeProblems,
	type Coordinates,
	type Dimension,
	type ValueTree
} from './coordinates';
import type { CodeList, Format, FormatTable, ListEntry } from './format';
import { unknownNames, type NameSpace } from './formula-names';
import { inheritPack, pathOf, type MergedPack, type PackSource, type ReadResult } from './inherit';
import type { PackFailure, PackReason } from './pack-failure';
import {
	WHOLE_PACK,
	type Pack,
	type PackForm,
	type PackFormula,
	type PackList,
	type PackSection
} from './pack-schema';
import { type PackTable } from './pack-table';
import { readTable, titlesOf } from './read-table';
import { foldTitle } from './title';

/** Reads the pack with that id. @param source all packs that may be extended */
const nameLeads = (): string => `the head of a form begins with ${PROJECT_NAME}`;
const GOALS = 'a form has a goal for each of its halves, or none';

export function readFormat(id: string, source: PackSource): ReadResult<Format> {
	const merged = inheritPack(id, source);
	return merged.ok ? new Reading(merged.value).format() : merged;
}

class Reading {
	readonly failures: PackFailure[] = [];
	readonly pack: Pack;

	constructor(readonly merged: MergedPack) {
		this.pack = merged.pack;
	}

	format(): ReadResult<Format> {
		const { format } = this.pack;
		if (format.abstract) this.refuse('format', undefined, 'abstract', { kind: 'abstract' });
		const head = this.#head();
		const tables = this.#whole<PackTable>('tables');
		const sections = this.#whole<PackSection>('sections');
		const formulas = this.#whole<PackFormula>('formulas');
		const form = this.#form();
		const space = this.#space();
		const lists = this.#lists(space);
		if (!head || this.failures.length > 0) return { ok: false, failures: this.failures };
		this.#checkNames(tables);
		this.#checkEditions(tables);
		const read = tables.map((table) =>
			readTable(table, lists, space, (place, reason) =>
				this.refuse('tables', table.id, place, reason)
			)
		);
		this.#checkFormulas({ tables: byName(read), sections, form }, formulas);
		if (this.failures.length > 0) return { ok: false, failures: this.failures };
		const value: Format = {
			...head,
			tables: read,
			byId: new Map(read.map((table) => [table.id, table])),
			sections,
			...(form && { form }),
			formulas,
			charts: format.charts ?? [],
			lists,
			space,
			content: this.pack
		};
		return { ok: true, value };
	}

	refuse(
		file: PackFailure['file'],
		id: string | undefined,
		place: string,
		reason: PackReason
	): void {
		this.failures.push(this.merged.places.failure(file, id, place, reason));
	}

	#head():
		Pick<Format, 'id' | 'version' | 'name' | 'kind' | 'years' | 'source' | 'editions'> | undefined {
		const { id, version, name, kind, years, source, editions } = this.pack.format;
		const { department, unit } = editions ?? {};
		const missing = Object.entries({ kind, years, source, 'editions.department': department })
			.filter(([, value]) => value === undefined)
			.map(([key]) => key);
		for (const key of missing)
			this.refuse('format', undefined, key, { kind: 'malformed', detail: 'missing' });
		if (!kind || !years || source === undefined || !department) return undefined;
		return {
			id,
			version,
			name,
			kind,
			years,
			source,
			editions: { department, unit: unit ?? department }
		};
	}

	/** Items that are whole now that all packs are put together. */
	#whole<T>(file: 'tables' | 'sections' | 'formulas'): T[] {
		return (this.pack[file] ?? []).flatMap((item) => {
			const read = WHOLE_PACK[file].safeParse(item);
			if (read.success) return [read.data as T];
			for (const { path, message } of read.error.issues)
				this.refuse(file, item.id, `.${pathOf(path)}`, { kind: 'malformed', detail: message });
			return [];
		});
	}

	#form(): PackForm | undefined {
		if (!this.pack.form) return undefined;
		const read = WHOLE_PACK.form.safeParse(this.pack.form);
		if (read.success) {
			const { halves, funds, fields } = read.data;
			const goals = fields.filter(({ place }) => place === 'goal').length;
			if (goals > 0 && goals !== halves.length)
				this.refuse('form', undefined, 'fields', { kind: 'malformed', detail: GOALS });
			if (fields.find(({ place }) => place === 'head')?.id !== PROJECT_NAME)
				this.refuse('form', undefined, 'fields', { kind: 'malformed', detail: nameLeads() });
			funds.forEach(({ half }, i) => {
				if (half !== undefined && !halves.includes(half))
					this.refuse('form', undefined, `funds[${i}].half`, {
						kind: 'unknown-entry',
						entry: half
					});
			});
			return read.data;
		}
		for (const { path, message } of read.error.issues)
			this.refuse('form', undefined, pathOf(path), { kind: 'malformed', detail: message });
		return undefined;
	}

	#space(): CoordinateSpace {
		const trees = this.pack.format.dimensions ?? {};
		for (const [dimension, tree] of Object.entries(trees) as [Dimension, ValueTree][])
			for (const problem of treeProblems(tree))
				this.refuse('format', undefined, `dimensions.${dimension}`, problem);
		return new CoordinateSpace(this.failures.length > 0 ? {} : trees);
	}

	#lists(space: CoordinateSpace): Map<string, CodeList> {
		return new Map(
			Object.entries(this.pack.codes ?? {}).map(([id, list]) => [
				id,
				{
					id,
					name: list.name,
					...(list.year !== undefined && { year: list.year }),
					relations: list.relations ?? {},
					entries: list.entries.map((entry, i) => {
						const read = readEntry(entry, list);
						for (const [dimension, value] of Object.entries(read.at) as [Dimension, string][])
							if (!space.has(dimension, value))
								this.refuse('codes', id, `.entries[${i}]`, {
									kind: 'unknown-value',
									dimension,
									value
								});
						return read;
					})
				}
			])
		);
	}

	/** No two tables answer to one id, name or alias, nor to one title. */
	#checkNames(tables: readonly PackTable[]): void {
		const names = new Map<string, string>();
		const titles = new Map<string, string>();
		const take = (
			known: Map<string, string>,
			name: string,
			table: PackTable,
			place: string
		): void => {
			const first = known.get(name);
			if (first !== undefined && first !== table.id)
				this.refuse('tables', table.id, place, { kind: 'name-twice', name, first });
			known.set(name, first ?? table.id);
		};
		for (const table of tables) {
			take(names, table.id, table, '.id');
			if (table.name !== undefined) take(names, table.name, table, '.name');
			table.aliases?.forEach((alias, i) => take(names, alias, table, `.aliases[${i}]`));
			for (const title of titlesOf(table)) take(titles, foldTitle(title), table, '.title');
		}
	}

	/** An edition leaves out and words otherwise only tables that are there. */
	#checkEditions(tables: readonly PackTable[]): void {
		const { editions = {} } = this.pack.format;
		for (const [edition, own] of Object.entries(editions)) {
			const refuse = (id: string, place: string): void => {
				if (!tables.some((table) => table.id === id))
					this.refuse('format', undefined, `editions.${edition}.${place}`, {
						kind: 'unknown-item',
						id
					});
			};
			own?.without?.forEach((id, i) => refuse(id, `without[${i}]`));
			for (const id of Object.keys(own?.titles ?? {})) refuse(id, `titles.${id}`);
		}
	}

	#checkFormulas(space: NameSpace, formulas: readonly PackFormula[]): void {
		const check = (text: string, file: PackFailure['file'], id: string, place: string): void => {
			for (const reason of unknownNames(text, space)) this.refuse(file, id, place, reason);
		};
		for (const formula of formulas)
			for (const [place, text] of textsOf(formula)) check(text, 'formulas', formula.id, place);
		for (const chart of this.pack.format.charts ?? []) {
			check(chart.total, 'format', `chart ${chart.id}`, '.total');
			if (!space.sections.some(({ id }) => id === chart.section))
				this.refuse('format', `chart ${chart.id}`, '.section', {
					kind: 'unknown-item',
					id: chart.section
				});
			chart.lines.forEach((line, i) => {
				const place = `.lines[${i}]`;
				if (!('list' in line)) check(line.cell, 'format', `chart ${chart.id}`, `${place}.cell`);
				else if (!Object.hasOwn(this.pack.codes ?? {}, line.list))
					this.refuse('format', `chart ${chart.id}`, `${place}.list`, {
						kind: 'unknown-list',
						list: line.list
					});
			});
		}
		for (const { id, presence } of new Set(space.tables.values()))
			presence?.figures.forEach(({ of }, i) =>
				check(of, 'tables', id, `.presence.figures[${i}].of`)
			);
		for (const section of space.sections)
			(section.needs ?? []).forEach((cell, i) =>
				check(cell, 'sections', section.id, `.needs[${i}]`)
			);
	}
}

/** Every formula in one of a pack, conditions and cases included, by its place. */
export function textsOf({ formula, also = [], when, cases = [] }: PackFormula): [string, string][] {
	const list = (texts: readonly string[], place: string): [string, string][] =>
		texts.map((text, i) => [`${place}[${i}]`, text]);
	const one = (text: string | undefined, place: string): [string, string][] =>
		text === undefined ? [] : [[place, text]];
	return [
		...one(formula, '.formula'),
		...list(also, '.also'),
		...one(when, '.when'),
		...cases.flatMap((each, i) => [
			...list(each.when, `.cases[${i}].when`),
			...one(each.formula, `.cases[${i}].formula`)
		])
	];
}

/** `204 公共安全支出` is a code and a name. */
function readEntry(entry: PackList['entries'][number], { dimension }: PackList): ListEntry {
	const [, code, label] =
		typeof entry === 'string'
			? (/^(\d{3,7}) (.+)$/u.exec(entry) ?? [, , entry])
			: [, entry.code, entry.label];
	const own: Coordinates = typeof entry === 'string' ? {} : (entry.at ?? {});
	const value = code ?? label!;
	return {
		label: label!,
		...(code !== undefined && { code }),
		at: dimension === undefined ? own : { [dimension]: value, ...own }
	};
}

/** Tables by all that they answer to. */
export function byName(tables: readonly FormatTable[]): Map<string, FormatTable> {
	return new Map(
		tables.flatMap((table) =>
			[table.id, table.address, ...table.aliases].map((name) => [name, table] as const)
		)
	);
}
