/**
 * Columns that a coordinator adds to a table. Their ids say what they hold, so that whoever meets
 * one (an address, a file, a history, a rule) knows it without the book: 「附加_上年执行数」 holds
 * amounts, 「附注_备注」 text; on a two-sided table 「附加_支出_执行数」 names its side.
 */
import type { ColumnId, Side } from '../book/book';
import type { Column } from '../values/table-shape';

const KINDS = { 附加: 'amount', 附注: 'text' } as const;
const ADDED = /^(附加|附注)_(?:(收入|支出)_)?([\p{L}\p{N}“”、%％]{1,30})$/u;
const WIDTH = 118;

export type AddedKind = (typeof KINDS)[keyof typeof KINDS];

/** The id of an added column; `undefined` where the name is none: 1 to 30 letters and digits, so that formulas can say it. */
export function addedColumnId(kind: AddedKind, name: string, side?: Side): ColumnId | undefined {
	const word = kind === 'amount' ? '附加' : '附注';
	const id = [word, ...(side ? [side] : []), name.trim()].join('_');
	return ADDED.test(id) ? id : undefined;
}

/** The column that an id stands for; `undefined` where it is no added column of such a table. */
export function addedColumn(isTwoSided: boolean, id: ColumnId): Column | undefined {
	const [, kind, side, title] = ADDED.exec(id) ?? [];
	if (kind === undefined || (side !== undefined) !== isTwoSided) return undefined;
	return {
		id,
		title,
		holds: KINDS[kind as keyof typeof KINDS],
		width: WIDTH,
		...(side !== undefined && { side: side as Side })
	};
}
