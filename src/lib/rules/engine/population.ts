/**
 * Which instances there are: one rule for each row, key, edition… it is about. Follows the book's
 * comings and goings one by one, so that a new row doesn't cause thousands to be listed again.
 */
import { addToList } from '$lib/budget/values/lists-by-key';
import {
	tableOf,
	type RowId,
	type SheetKey,
	type TableId,
	type UnitId
} from '$lib/budget/book/book';
import { Gate, type NotApplicable } from '../rule/applicability';
import { Instance } from './instance';
import type { Lookup } from '../reading/lookups';
import type { BookWatcher, ObservedBook } from '../reading/observed-book';
import type { Edition, RuleReader } from '../reading/rule-reader';
import type { KeyInEdition, Rule, RowHome } from '../rule/rule';
import type { Reader } from '../reading/source';
import type { TrackingReader } from '../reading/tracking-reader';

/** The list of a `listed` rule is read as instances are, and re-read when what it read changed. */
class Listing implements Reader {
	reader = 0;
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
	readonly #gates: readonly Gate[];
	readonly #listings: Listing[] = [];
	readonly #byHome = new Map<RowHome, number[]>();
	readonly #byTable = new Map<TableId, number[]>();
	readonly #byLookup = new Map<string, number[]>();
	readonly #lookupsOf = new Map<TableId, Set<Lookup>>();
	#book!: ObservedBook;
	#born: Instance[] = [];
	#dead: Instance[] = [];

	constructor(rules: readonly Rule[]) {
		this.#rules = rules;
		this.#instances = rules.map(() => new Map());
		this.#gates = rules.map((rule) => new Gate(rule));
		for (const [rank, rule] of rules.entries()) this.#register(rank, rule);
	}

	/** Fills itself from a book and follows it from here on. */
	start(book: ObservedBook, reader: TrackingReader): void {
		this.#book = book;
		for (const gate of this.#gates) reader.noting(gate, () => gate.ask(reader));
		for (const [rank, rule] of this.#rules.entries())
			if (rule.each === 'book') this.#add(rank, '', undefined);
		this.unitsChanged();
		for (const sheet of book.live.sheets) {
			const rows = book.live.rows(sheet);
			if (rows.length > 0) this.sheetFilled(sheet);
			for (const row of rows) this.rowCame(sheet, row.id);
		}
	}

	/** Every instance there is. */
	all(): Instance[] {
		return this.#instances.flatMap((instances) => [...instances.values()]);
	}

	/** Instances that were never run, and those that are no more, since this was last asked. */
	takeBorn(): Instance[] {
		const born = this.#born;
		if (born.length > 0) this.#born = [];
		return born;
	}
	takeDead(): Instance[] {
		const dead = this.#dead;
		if (dead.length > 0) this.#dead = [];
		return dead;
	}

	/** Rules that don't apply to the book as it is, in the order of the catalogue. */
	notApplicable(): NotApplicable[] {
		return this.#gates.flatMap(({ closed }) => closed ?? []);
	}

	/** Lists what `listed` rules are about. */
	list(reader: TrackingReader): void {
		for (const listing of this.#listings) this.#relist(listing, reader);
	}

	/** Asks rules again whether they apply, and what they are about, where what they read changed. */
	review(reader: TrackingReader, touched: ReadonlySet<Reader>): void {
		for (const [rank, gate] of this.#gates.entries()) {
			if (!touched.has(gate) || !reader.noting(gate, () => gate.ask(reader))) continue;
			if (gate.closed) for (const about of this.#instances[rank].keys()) this.#remove(rank, about);
			else this.#populate(rank, reader);
		}
		for (const listing of this.#listings) if (touched.has(listing)) this.#relist(listing, reader);
	}

	#relist(listing: Listing, reader: TrackingReader): void {
		const { rank, rule } = listing;
		if (this.#gates[rank].closed) return;
		const names = new Set(reader.noting(listing, () => list(rule, reader)));
		for (const name of this.#instances[rank].keys()) if (!names.has(name)) this.#remove(rank, name);
		for (const name of names) this.#add(rank, name, name);
	}

	rowCame(sheet: SheetKey, row: RowId): void {
		for (const rank of this.#byHome.get(homeOf(sheet)) ?? []) this.#addRow(rank, row);
	}

	rowWent(sheet: SheetKey, row: RowId): void {
		for (const rank of this.#byHome.get(homeOf(sheet)) ?? []) this.#remove(rank, row);
	}

	sheetFilled(sheet: SheetKey): void {
		const of = tableOf(sheet);
		if (!of) return;
		for (const lookup of this.#lookupsOf.get(of.table) ?? []) this.#book.index(sheet, lookup);
		for (const rank of this.#byTable.get(of.table) ?? []) this.#addEdition(rank, of.unit);
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
		const of = tableOf(sheet);
		// No rule is kept once for each key of the forms.
		if (!of) return;
		const { table, unit } = of;
		for (const rank of this.#byLookup.get(`${table} ${lookup}`) ?? [])
			this.#addKey(rank, unit, key);
	}

	keyWent(sheet: SheetKey, lookup: Lookup, key: string): void {
		const of = tableOf(sheet);
		if (!of) return;
		const { table, unit } = of;
		for (const rank of this.#byLookup.get(`${table} ${lookup}`) ?? []) {
			const { of } = this.#rules[rank] as Extract<Rule, { each: 'key' }>;
			const stays = of.some((t) => this.#book.index(sheetIn(t, unit), lookup).has(key));
			if (!stays) this.#remove(rank, `${unit ?? DEPARTMENT} ${key}`);
		}
	}

	unitsChanged(): void {
		for (const [rank, rule] of this.#rules.entries())
			if (rule.each === 'unit') this.#addUnits(rank);
	}

	/** Makes the instances of a rule that applies again. */
	#populate(rank: number, reader: TrackingReader): void {
		const rule = this.#rules[rank];
		if (rule.each === 'book') this.#add(rank, '', undefined);
		if (rule.each === 'unit') this.#addUnits(rank);
		if (rule.each === 'listed')
			for (const listing of this.#listings)
				if (listing.rank === rank) this.#relist(listing, reader);
		for (const sheet of this.#book.live.sheets) {
			const rows = this.#book.live.rows(sheet);
			const of = tableOf(sheet);
			if (rows.length === 0) continue;
			if (rule.each === 'row' && rule.of.includes(homeOf(sheet)))
				for (const row of rows) this.#addRow(rank, row.id);
			if (rule.each === 'edition' && of && rule.of.includes(of.table))
				this.#addEdition(rank, of.unit);
			if (rule.each === 'key' && of && rule.of.includes(of.table))
				for (const key of this.#book.index(sheet, rule.lookup).keys())
					this.#addKey(rank, of.unit, key);
		}
	}

	#addRow(rank: number, row: RowId): void {
		this.#add(rank, row, row);
	}

	#addEdition(rank: number, unit: UnitId | undefined): void {
		const edition: Edition = unit === undefined ? {} : { unit };
		this.#add(rank, unit ?? DEPARTMENT, edition);
	}

	#addKey(rank: number, unit: UnitId | undefined, key: string): void {
		const subject: KeyInEdition = unit === undefined ? { key } : { unit, key };
		this.#add(rank, `${unit ?? DEPARTMENT} ${key}`, subject);
	}

	#addUnits(rank: number): void {
		const ids = new Set(this.#book.live.head.units.map((unit) => unit.id));
		for (const id of this.#instances[rank].keys()) if (!ids.has(id)) this.#remove(rank, id);
		for (const id of ids) this.#add(rank, id, id);
	}

	#register(rank: number, rule: Rule): void {
		switch (rule.each) {
			case 'row':
				for (const home of rule.of) addToList(this.#byHome, home, rank);
				break;
			case 'edition':
				for (const table of rule.of) addToList(this.#byTable, table, rank);
				break;
			case 'key':
				for (const table of rule.of) {
					addToList(this.#byLookup, `${table} ${rule.lookup}`, rank);
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

	#add(rank: number, about: string, subject: unknown): void {
		const instances = this.#instances[rank];
		if (this.#gates[rank].closed || instances.has(about)) return;
		const instance = new Instance(this.#rules[rank], rank, subject);
		instances.set(about, instance);
		this.#born.push(instance);
	}

	#remove(rank: number, about: string): void {
		const instance = this.#instances[rank].get(about);
		if (!instance) return;
		this.#instances[rank].delete(about);
		instance.gone = true;
		this.#dead.push(instance);
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
