/** A pack says only what differs from the one that it extends. */
import type { PackFailure, PackReason } from './pack-failure';
import { PACK_FILES, type Pack, type PackFile } from './pack-schema';

/** The JSON of a pack's files, as read; all but `format` may be missing. */
export type PackFiles = Readonly<Partial<Record<PackFile, unknown>>>;
/** Where packs come from: the files of the one with that id. */
export type PackSource = (id: string) => PackFiles | undefined;

const DEEPEST = 8;

/** A pack with all that it extends, and where each of its items was last written. */
export interface MergedPack {
	readonly pack: Pack;
	readonly places: PackPlaces;
}

export type ReadResult<T> =
	| { readonly ok: true; readonly value: T }
	| { readonly ok: false; readonly failures: readonly PackFailure[] };

/** Items that are known by an id, by file. */
const ITEM_FILES = ['tables', 'sections', 'formulas'] as const;
type ItemFile = (typeof ITEM_FILES)[number];

/** Which pack wrote an item last, and where in its file. */
export class PackPlaces {
	readonly #places = new Map<string, { pack: string; place: string }>();

	constructor(readonly pack: string) {}

	note(file: PackFile, id: string, pack: string, place: string): void {
		this.#places.set(`${file} ${id}`, { pack, place });
	}

	/** A failure in an item: `within` is its place inside of it. */
	failure(file: PackFile, id: string | undefined, within: string, reason: PackReason): PackFailure {
		const at = id === undefined ? undefined : this.#places.get(`${file} ${id}`);
		const place = `${at?.place ?? ''}${within}`;
		return {
			pack: at?.pack ?? this.pack,
			file,
			place: place.startsWith('.') ? place.slice(1) : place,
			reason
		};
	}
}

/** Reads a pack and those that it extends, and puts them together. */
export function inheritPack(id: string, source: PackSource): ReadResult<MergedPack> {
	const chain = readChain(id, source);
	if (!chain.ok) return chain;
	const places = new PackPlaces(id);
	const failures: PackFailure[] = [];
	// From the pack that extends nothing down to the one that was asked for.
	const packs = chain.value.toReversed();
	let merged: Pack | undefined;
	for (const pack of packs) {
		for (const file of ITEM_FILES)
			pack[file]?.forEach((item, i) => places.note(file, item.id, pack.format.id, `[${i}]`));
		for (const list of Object.keys(pack.codes ?? {}))
			places.note('codes', list, pack.format.id, `.${list}`);
		pack.format.charts?.forEach((chart, i) =>
			places.note('format', `chart ${chart.id}`, pack.format.id, `charts[${i}]`)
		);
		failures.push(...twiceIn(pack), ...unknownItems(merged, pack));
		merged = merged ? extendPack(merged, pack) : ordered(pack);
	}
	return failures.length > 0
		? { ok: false, failures }
		: { ok: true, value: { pack: merged!, places } };
}

/** The pack and those above it, nearest first. */
function readChain(id: string, source: PackSource): ReadResult<Pack[]> {
	const chain: Pack[] = [];
	const ids: string[] = [];
	for (let next: string | undefined = id; next !== undefined;) {
		const refuse = (place: string, reason: PackReason): ReadResult<never> => ({
			ok: false,
			failures: [{ pack: ids.at(-1) ?? id, file: 'format', place, reason }]
		});
		if (ids.includes(next))
			return refuse('extends', { kind: 'extends-cycle', ids: [...ids, next] });
		if (ids.length >= DEEPEST) return refuse('extends', { kind: 'extends-too-deep', ids });
		const files = source(next);
		if (!files) return refuse(ids.length > 0 ? 'extends' : '', { kind: 'unknown-pack', id: next });
		ids.push(next);
		const read = readFiles(next, files);
		if (!read.ok) return read;
		chain.push(read.value);
		next = read.value.format.extends;
	}
	return { ok: true, value: chain };
}

/** Each file of a pack by itself. */
function readFiles(id: string, files: PackFiles): ReadResult<Pack> {
	const failures: PackFailure[] = [];
	const parts: Record<string, unknown> = {};
	for (const file of Object.keys(files))
		if (!Object.hasOwn(PACK_FILES, file))
			failures.push(malformed(id, 'format', '', `unknown file ${file.slice(0, 40)}`));
	for (const [file, schema] of Object.entries(PACK_FILES) as [
		PackFile,
		(typeof PACK_FILES)[PackFile]
	][]) {
		if (files[file] === undefined && file !== 'format') continue;
		const read = schema.safeParse(files[file]);
		if (read.success) parts[file] = read.data;
		else
			for (const issue of read.error.issues.slice(0, 20))
				failures.push(malformed(id, file, pathOf(issue.path), issue.message));
	}
	return failures.length > 0
		? { ok: false, failures }
		: { ok: true, value: parts as unknown as Pack };
}

function malformed(pack: string, file: PackFile, place: string, detail: string): PackFailure {
	return { pack, file, place, reason: { kind: 'malformed', detail } };
}

/** `tables[3].title` */
export function pathOf(path: readonly PropertyKey[]): string {
	return path
		.map((key, i) => (typeof key === 'number' ? `[${key}]` : `${i > 0 ? '.' : ''}${String(key)}`))
		.join('');
}

interface Item {
	readonly id: string;
}

/** Two items of one file with one id. */
function twiceIn(pack: Pack): PackFailure[] {
	const twice = (file: PackFile, items: readonly Item[], top: string): PackFailure[] =>
		items.flatMap(({ id }, i): PackFailure[] => {
			const first = items.findIndex((other) => other.id === id);
			if (first === i) return [];
			const reason: PackReason = { kind: 'name-twice', name: id, first: `${top}[${first}]` };
			return [{ pack: pack.format.id, file, place: `${top}[${i}]`, reason }];
		});
	return [
		...ITEM_FILES.flatMap((file) => twice(file, pack[file] ?? [], '')),
		...twice('format', pack.format.charts ?? [], 'charts')
	];
}

/** What a pack leaves out or puts in order, but nobody has written. */
function unknownItems(above: Pack | undefined, pack: Pack): PackFailure[] {
	const { format } = pack;
	const unknown = (
		names: readonly string[] | undefined,
		known: readonly Item[],
		place: string
	): PackFailure[] =>
		(names ?? []).flatMap((id, i): PackFailure[] =>
			known.some((item) => item.id === id)
				? []
				: [
						{
							pack: format.id,
							file: 'format',
							place: `${place}[${i}]`,
							reason: { kind: 'unknown-item', id }
						}
					]
		);
	const all = (file: ItemFile): Item[] => [...(above?.[file] ?? []), ...(pack[file] ?? [])];
	return [
		...ITEM_FILES.flatMap((file) =>
			unknown(format.without?.[file], above?.[file] ?? [], `without.${file}`)
		),
		...unknown(format.without?.charts, above?.format.charts ?? [], 'without.charts'),
		...unknown(format.tableOrder, all('tables'), 'tableOrder'),
		...unknown(format.sectionOrder, all('sections'), 'sectionOrder')
	];
}

function extendPack(above: Pack, pack: Pack): Pack {
	const { format } = pack;
	const items = <F extends ItemFile>(file: F): Pack[F] =>
		changed(above[file] ?? [], pack[file] ?? [], format.without?.[file]) as Pack[F];
	const { extends: _, without: __, ...own } = format;
	const { abstract: ___, ...inherited } = above.format;
	return ordered({
		format: {
			...inherited,
			...own,
			editions: {
				department: both(above.format.editions?.department, format.editions?.department),
				unit: both(above.format.editions?.unit, format.editions?.unit)
			},
			dimensions: { ...above.format.dimensions, ...format.dimensions },
			charts: changed(above.format.charts ?? [], format.charts ?? [], format.without?.charts)
		},
		tables: items('tables'),
		sections: items('sections'),
		form: both(above.form, pack.form),
		formulas: items('formulas'),
		codes: { ...above.codes, ...pack.codes }
	});
}

function both<T extends object>(above: T | undefined, own: T | undefined): T | undefined {
	return above && own ? { ...above, ...own } : (own ?? above);
}

/** Items of one id are put together key by key; new ones stand behind. */
function changed<T extends Item>(
	above: readonly T[],
	own: readonly T[],
	without: readonly string[] = []
): T[] {
	const kept = above.filter(({ id }) => !without.includes(id));
	return [
		...kept.map((item) =>
			changedItem(
				item,
				own.find(({ id }) => id === item.id)
			)
		),
		...own.filter(({ id }) => !kept.some((item) => item.id === id))
	];
}

/** Panels take the place of columns, and the reverse. */
function changedItem<T extends Item>(above: T, own: T | undefined): T {
	if (!own) return above;
	const whole = { ...above, ...own } as T & { columns?: unknown; rows?: unknown; panels?: unknown };
	if ('panels' in own) {
		if (!('columns' in own)) delete whole.columns;
		if (!('rows' in own)) delete whole.rows;
	} else if ('columns' in own) delete whole.panels;
	return whole;
}

/** The order is applied and not kept: what extends this pack finds the items in order. */
function ordered(pack: Pack): Pack {
	const { tableOrder, sectionOrder, ...format } = pack.format;
	return {
		...pack,
		format,
		tables: inOrder(pack.tables ?? [], tableOrder),
		sections: inOrder(pack.sections ?? [], sectionOrder)
	};
}

function inOrder<T extends Item>(items: readonly T[], order: readonly string[] | undefined): T[] {
	if (!order) return [...items];
	const rank = (id: string): number => {
		const at = order.indexOf(id);
		return at < 0 ? order.length : at;
	};
	return items.toSorted((a, b) => rank(a.id) - rank(b.id));
}
