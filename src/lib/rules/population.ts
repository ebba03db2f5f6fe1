/**
 * Which instances there are: one rule for each row, key, edition… it is about. Follows the book's
 * comings and goings one by one, so that a new row doesn't cause thousands to be listed again.
 */
import { tableOf, type RowId, type SheetKey, type TableId } from '$lib/budget/book';
import { Instance } from './instance';
import type { Lookup } from './lookups';
import type { BookWatcher, ObservedBook } from './observed-book';
import type { Check, Drafts, Rule, RowHome, RuleReader } from './rule';
import type { Reader, Source } from './source';
import type { TrackingReader } from './tracking-reader';

/** The list of a `listed` rule is read as instances are, and re-read when what it read changed. */
class Listing implements Reader {
	sources: readonly Source[] = [];
	constructor(
		readonly rank: number,
		readonly rule: Extract<Rule, { each: 'listed' }>
	) {}
}

const DEPARTMENT = '';

export class Population implements BookWatcher {
	readonly #rules: readonly Rule[];
	/** By rank of rule, then by what the instance is about. */
	readonly #instances: Map<string, Instance>[];
	readonly #listings: Listing[] = [];
	readonly #byHome = new Map<RowHome, number[]>();
	readonly #byTable = new Map<TableId, number[]>();
	readonly #byLookup = new Map<string, number[]>();
	readonly #lookupsOf = new Map<TableId, Set<Lookup>>();
	#book!: ObservedBook;
	#born = new Set<Instance>();
	#dead = new Set<Instance>();

	constructor(rules: readonly Rule[]) {
		this.#rules = rules;
		this.#instances = rules.map(() => new Map());
		for (const [rank, rule] of rules.entries()) this.#register(rank, rule);
	}

	/** Fills itself from a book and follows it from here on. */
	start(book: ObservedBook): void {
		this.#book = book;
		for (const [rank, rule] of this.#rules.entries())
			if (rule.each === 'book') this.#add(rank, '', (reader) => rule.check(reader, undefined));
		this.unitsChanged();
		for (const sheet of book.live.sheets) {
			const rows = book.live.rows(sheet);
			if (rows.length > 0) this.sheetFilled(sheet);
			for (const row of rows) this.rowCame(sheet, row.id);
		}
	}

	/** Instances that were never run, and those that are no more, since this was last asked. */
	takeBorn(): Set<Instance> {
		const born = this.#born;
		this.#born = new Set();
		return born;
	}
	takeDead(): Set<Instance> {
		const dead = this.#dead;
		this.#dead = new Set();
		return dead;
	}

	/** Lists anew what `listed` rules are about: all of them, or those among `dirty`. */
	relist(reader: TrackingReader, dirty?: ReadonlySet<Reader>): void {
		for (const listing of this.#listings) {
			if (dirty && !dirty.has(listing)) continue;
			const { rank, rule } = listing;
			const names = new Set(reader.noting(listing, () => list(rule, reader)));
			for (const name of this.#instances[rank].keys())
				if (!names.has(name)) this.#remove(rank, name);
			for (const name of names) this.#add(rank, name, (r) => rule.check(r, name));
		}
	}

	*all(): Iterable<Instance> {
		for (const instances of this.#instances) yield* instances.values();
	}

	rowCame(sheet: SheetKey, row: RowId): void {
		for (const rank of this.#byHome.get(homeOf(sheet)) ?? []) {
			const check = this.#rules[rank].check as Check<RowId>;
			this.#add(rank, row, (reader) => check(reader, row));
		}
	}

	rowWent(sheet: SheetKey, row: RowId): void {
		for (const rank of this.#byHome.get(homeOf(sheet)) ?? []) this.#remove(rank, row);
	}

	sheetFilled(sheet: SheetKey): void {
		const of = tableOf(sheet);
		if (!of) return;
		for (const lookup of this.#lookupsOf.get(of.table) ?? []) this.#book.index(sheet, lookup);
		const edition = of.unit === undefined ? {} : { unit: of.unit };
		for (const rank of this.#byTable.get(of.table) ?? []) {
			const check = this.#rules[rank].check as Check<typeof edition>;
			this.#add(rank, of.unit ?? DEPARTMENT, (reader) => check(reader, edition));
		}
	}

	sheetEmptied(sheet: SheetKey): void {
		const of = tableOf(sheet);
		if (!of) return;
		for (const rank of this.#byTable.get(of.table) ?? []) {
			const { of: tables } = this.#rules[rank] as Extract<Rule, { each: 'edition' }>;
			const stays = tables.some((t) => this.#book.live.rows(sheetIn(t, of.unit)).length > 0);
			if (!stays) this.#remove(rank, of.unit ?? DEPARTMENT);
		}
	}

	keyCame(sheet: SheetKey, lookup: Lookup, key: string): void {
		const { table, unit } = tableOf(sheet)!;
		for (const rank of this.#byLookup.get(`${table} ${lookup}`) ?? []) {
			const check = this.#rules[rank].check as Check<object>;
			const subject = unit === undefined ? { key } : { unit, key };
			this.#add(rank, `${unit ?? DEPARTMENT} ${key}`, (reader) => check(reader, subject));
		}
	}

	keyWent(sheet: SheetKey, lookup: Lookup, key: string): void {
		const { table, unit } = tableOf(sheet)!;
		for (const rank of this.#byLookup.get(`${table} ${lookup}`) ?? []) {
			const { of } = this.#rules[rank] as Extract<Rule, { each: 'key' }>;
			const stays = of.some((t) => this.#book.index(sheetIn(t, unit), lookup).has(key));
			if (!stays) this.#remove(rank, `${unit ?? DEPARTMENT} ${key}`);
		}
	}

	unitsChanged(): void {
		for (const [rank, rule] of this.#rules.entries()) {
			if (rule.each !== 'unit') continue;
			const ids = new Set(this.#book.live.head.units.map((unit) => unit.id));
			for (const id of this.#instances[rank].keys()) if (!ids.has(id)) this.#remove(rank, id);
			for (const id of ids) this.#add(rank, id, (reader) => rule.check(reader, id));
		}
	}

	#register(rank: number, rule: Rule): void {
		switch (rule.each) {
			case 'row':
				for (const home of rule.of) append(this.#byHome, home, rank);
				break;
			case 'edition':
				for (const table of rule.of) append(this.#byTable, table, rank);
				break;
			case 'key':
				for (const table of rule.of) {
					append(this.#byLookup, `${table} ${rule.lookup}`, rank);
					this.#lookupsOf.set(
						table,
						(this.#lookupsOf.get(table) ?? new Set<Lookup>()).add(rule.lookup)
					);
				}
				break;
			case 'listed':
				this.#listings.push(new Listing(rank, rule));
		}
	}

	#add(rank: number, about: string, check: (reader: RuleReader) => Drafts): void {
		const instances = this.#instances[rank];
		if (instances.has(about)) return;
		const instance = new Instance(this.#rules[rank], rank, check);
		instances.set(about, instance);
		this.#born.add(instance);
	}

	#remove(rank: number, about: string): void {
		const instance = this.#instances[rank].get(about);
		if (!instance) return;
		this.#instances[rank].delete(about);
		this.#born.delete(instance);
		this.#dead.add(instance);
	}
}

function list(rule: Extract<Rule, { each: 'listed' }>, reader: RuleReader): readonly string[] {
	try {
		return rule.list(reader);
	} catch {
		// One instance is left to run into the same failure and tell of it.
		return [''];
	}
}

function homeOf(sheet: SheetKey): RowHome {
	const table = tableOf(sheet)?.table;
	if (table) return table;
	return sheet.startsWith('indicators@') ? 'indicators' : (sheet as RowHome);
}

function sheetIn(table: TableId, unit: string | undefined): SheetKey {
	return unit === undefined ? table : `${table}@${unit}`;
}

function append<K>(map: Map<K, number[]>, key: K, rank: number): void {
	map.set(key, [...(map.get(key) ?? []), rank]);
}
