/** Which columns or rows of a panel add up to which, by what their coordinates say. */
import {
	DIMENSIONS,
	type Coordinates,
	type CoordinateSpace,
	type Dimension
} from '$lib/formats/coordinates';
import type { Format } from '$lib/formats/format';

/** A column, or a row that the form prints. */
export interface Part {
	/** As printed, without ordinal. */
	readonly title: string;
	readonly at: Coordinates;
	/** A row that the format marks as a total: it adds up what stands above it. */
	readonly isTotal?: boolean;
}

/** Which values are parts of which. */
export type Space = Pick<CoordinateSpace, 'isWithin' | 'partsOf'>;

const spaces = new WeakMap<Format, Space>();

/** The parts that a format has: what no table of it prints is none of them. */
export function partsOf(format: Format): Space {
	let known = spaces.get(format);
	if (!known) {
		const { space, tables } = format;
		const cells = tables.flatMap(({ columns, fixedRows }) => [...columns, ...fixedRows]);
		const printed = new Set(
			cells.flatMap(({ at }) => DIMENSIONS.map((dimension) => `${dimension} ${at[dimension]}`))
		);
		known = {
			isWithin: (...of) => space.isWithin(...of),
			partsOf: (dimension, value) =>
				space.partsOf(dimension, value).filter((part) => printed.has(`${dimension} ${part}`))
		};
		spaces.set(format, known);
	}
	return known;
}

export interface Sum<P> {
	readonly whole: P;
	readonly parts: readonly P[];
}

/** Dimensions whose values add up. 收入 and 支出, or a budget and its accounts, don't. */
const ADDED: readonly Dimension[] = DIMENSIONS.filter((d) => d !== 'flow' && d !== 'stage');
const TOTAL_TITLE = /[合小总]计$/;
/** Says itself that it is not all. */
const AMONG = /^其中/;

/** @param base the coordinates that all columns of the panel share */
export function sumsOfColumns<P extends Part>(
	columns: readonly P[],
	base: Coordinates,
	space: Space
): Sum<P>[] {
	return sumsOf(columns, (whole, d) => {
		const parts = partsAlong(d, whole, columns, space);
		const value = whole.at[d];
		const isAll = TOTAL_TITLE.test(whole.title) || (value !== undefined && value === base[d]);
		return parts.length > 1 && (isAll || areAll(d, value, parts, space)) ? parts : undefined;
	});
}

/** @param rows of one panel, in the order in which they are printed */
export function sumsOfRows<P extends Part>(rows: readonly P[], space: Space): Sum<P>[] {
	return rows.flatMap((whole, i): Sum<P>[] => {
		if (whole.isTotal) return totalOf(whole, rows, i, space);
		return sumsOf([whole], (_, d) => {
			const parts = partsAlong(d, whole, rows, space).filter(({ isTotal }) => !isTotal);
			return parts.length > 1 && areAll(d, whole.at[d], parts, space) ? parts : undefined;
		});
	});
}

function sumsOf<P extends Part>(
	wholes: readonly P[],
	find: (whole: P, dimension: Dimension) => readonly P[] | undefined
): Sum<P>[] {
	return wholes.flatMap((whole) =>
		ADDED.flatMap((dimension): Sum<P>[] => {
			const parts = find(whole, dimension);
			return parts ? [{ whole, parts }] : [];
		})
	);
}

/** What differs from the whole in one dimension only and is part of it there; of parts within parts the larger. */
function partsAlong<P extends Part>(
	d: Dimension,
	whole: P,
	all: readonly P[],
	space: Space
): readonly P[] {
	const within = all.filter(
		({ at, title }) =>
			!AMONG.test(title) &&
			at[d] !== undefined &&
			at[d] !== whole.at[d] &&
			(whole.at[d] === undefined || space.isWithin(d, at[d], whole.at[d])) &&
			DIMENSIONS.every((other) => other === d || at[other] === whole.at[other])
	);
	const values = new Set(within.map(({ at }) => at[d]!));
	// One value twice: nobody knows which of the two is meant.
	if (values.size < within.length) return [];
	return within.filter(
		({ at }) => ![...values].some((v) => v !== at[d] && space.isWithin(d, at[d]!, v))
	);
}

/** Whether nothing of a value is missing among its parts, as far as the format knows its parts. */
function areAll(
	d: Dimension,
	value: string | undefined,
	parts: readonly Part[],
	space: Space
): boolean {
	if (value === undefined) return false;
	const printed = new Set(parts.map(({ at }) => at[d]));
	return space.partsOf(d, value).every((part) => printed.has(part));
}

/** A total adds up what stands above it; one that leads its rows, what stands below. */
function totalOf<P extends Part>(whole: P, rows: readonly P[], at: number, space: Space): Sum<P>[] {
	const among = at === 0 ? rows.slice(1) : rows.slice(0, at);
	for (const d of ADDED) {
		const parts = partsAlong(d, whole, among, space);
		if (parts.length > 0 && among.every((row) => isIn(row, parts, whole, space)))
			return [{ whole, parts }];
	}
	const parts = afterLastTotal(among, space);
	return parts.length > 0 ? [{ whole, parts }] : [];
}

/** Whether the parts hold a row; another total of the same whole holds nothing more than they do. */
function isIn(row: Part, parts: readonly Part[], whole: Part, space: Space): boolean {
	if (parts.some(({ at }) => isWithin(row.at, at, space))) return true;
	return (
		row.isTotal === true && isWithin(row.at, whole.at, space) && isWithin(whole.at, row.at, space)
	);
}

function isWithin(inner: Coordinates, outer: Coordinates, space: Space): boolean {
	return DIMENSIONS.every((d) => {
		const [part, whole] = [inner[d], outer[d]];
		return whole === undefined || (part !== undefined && space.isWithin(d, part, whole));
	});
}

/** Where coordinates don't say it: the total before and what follows it, as long as nothing there is part of another. */
function afterLastTotal<P extends Part>(rows: readonly P[], space: Space): readonly P[] {
	const last = rows.findLastIndex(({ isTotal }) => isTotal);
	const parts = rows.slice(Math.max(last, 0));
	const isNested = parts.some(
		(row) => AMONG.test(row.title) || parts.some((o) => o !== row && isPartOf(row.at, o, space))
	);
	return isNested ? [] : parts;
}

function isPartOf(inner: Coordinates, { at, isTotal }: Part, space: Space): boolean {
	return !isTotal && isWithin(inner, at, space);
}
