/** Fits natural column widths into the room there is. */
import type { GridColumn } from './grid-port';

/** How wide an amount or label may grow beyond its natural width before it looks lost. */
const MOST_GROWTH = 2;

/**
 * Widths in whole px. Wide columns shrink towards their least when room is short (the rest scrolls);
 * spare room goes to the columns that may grow, in proportion.
 */
export function fitColumns(columns: readonly GridColumn[], room: number): number[] {
	const natural = columns.reduce((sum, c) => sum + c.width, 0);
	if (natural >= room) return shrink(columns, natural - room);
	return grow(columns, room - natural);
}

function shrink(columns: readonly GridColumn[], lack: number): number[] {
	const slack = columns.reduce((sum, c) => sum + (c.width - c.least), 0);
	const share = slack === 0 ? 0 : Math.min(1, lack / slack);
	return columns.map((c) => Math.round(c.width - (c.width - c.least) * share));
}

function grow(columns: readonly GridColumn[], spare: number): number[] {
	const growing = columns.reduce((sum, c) => sum + (c.grows ? c.width : 0), 0);
	if (growing === 0) return columns.map((c) => c.width);
	const factor = Math.min(MOST_GROWTH, 1 + spare / growing);
	const widths = columns.map((c) => (c.grows ? Math.floor(c.width * factor) : c.width));
	// What flooring left over, unless growth was capped.
	if (factor < MOST_GROWTH)
		widths[columns.findLastIndex((c) => c.grows)] += spareOf(widths, columns, spare);
	return widths;
}

function spareOf(widths: readonly number[], columns: readonly GridColumn[], spare: number): number {
	const grown = widths.reduce((sum, width, i) => sum + width - columns[i].width, 0);
	return Math.max(0, Math.floor(spare - grown));
}
