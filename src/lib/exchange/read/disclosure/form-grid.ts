/**
 * The shape of one line of the indicator grid: which cells are labels, and where the 年度 half
 * begins. Columns have moved, so the split is found by labels, else by what reads best.
 */
import { INDICATOR_TREE, type IndicatorClass } from '$lib/budget/form/first-form';
import { CLASS_LABELS, GRID_LABELS, GROUP_LABELS } from './form-labels';
import type { Piece } from './form-reader';
import { fold, likeness } from './similarity';

export type GroupName = (typeof INDICATOR_TREE)[IndicatorClass][number];

export interface GridLabel {
	readonly piece: Piece;
	/** 二级, or 一级 where `group` is absent. */
	readonly group?: GroupName;
	readonly exact: boolean;
	readonly official: string;
}
export interface GridHalf {
	readonly group?: GridLabel;
	readonly contents: readonly Piece[];
}
export interface GridLine {
	/** Labels of the left margin that are not the 二级 label of a half: 一级, and misread repeats. */
	readonly margin: readonly GridLabel[];
	/** Cells before the labels of the left margin: they belong to no indicator. */
	readonly strays: readonly Piece[];
	readonly left: GridHalf;
	readonly right: GridHalf;
}

const CLASS_OF = new Map<string, IndicatorClass>(
	Object.entries(INDICATOR_TREE).flatMap(([name, groups]) =>
		groups.map((group) => [group, name as IndicatorClass] as const)
	)
);

export function classOf(group: GroupName): IndicatorClass {
	return CLASS_OF.get(group)!;
}

/** The header line: 一级指标 二级指标 三级指标 指标值 …, at least two of them. */
export function isGridHeader(pieces: readonly Piece[]): boolean {
	const bare = pieces.map((piece) => fold(piece.text));
	const named = bare.filter((text) => /^[一二三]级指标$/.test(text) || text === '指标值').length;
	if (named >= 2 && pieces.every(isHeaderCell)) return true;
	// The end of a goal above may stand in the header line.
	return named >= 3;
}

export const isHeaderCell = ({ text }: Piece): boolean => GRID_LABELS.match(text) !== undefined;

/** The label that a cell of the grid is, if any. */
export function gridLabel(piece: Piece): GridLabel | undefined {
	const { text } = piece;
	if (text.length > 14) return undefined;
	const group = GROUP_LABELS.match(text);
	const level = CLASS_LABELS.match(text);
	if (level && level.score > (group?.score ?? 0)) {
		return { piece, exact: level.score === 1, official: level.label };
	}
	if (!group) return undefined;
	// A 三级 name may resemble a label (「群众满意度」); labels end in 指标, or break off there.
	const bare = fold(text);
	const ends = /指标?$/.test(bare) || (/^服务对象/.test(bare) && /满意度?$/.test(bare));
	if (!ends) return undefined;
	return { piece, group: group.key, exact: group.score === 1, official: group.label };
}

/** Splits a line of the grid. `border` is the cell index at which the header starts the 年度 half. */
export function splitGridLine(pieces: readonly Piece[], border: number): GridLine {
	const labels = new Map<Piece, GridLabel>();
	for (const piece of pieces) {
		const label = gridLabel(piece);
		if (label) labels.set(piece, label);
	}
	const margin = [...labels.values()].findIndex((label) => label.group === undefined);
	const start = margin < 0 ? 0 : pieces.indexOf([...labels.keys()][margin]);
	const body = pieces.slice(start);
	const strays = pieces.slice(0, start).filter((piece) => !labels.has(piece));
	return { ...splitBody(body, labels, border), strays };
}

function splitBody(
	body: readonly Piece[],
	labels: ReadonlyMap<Piece, GridLabel>,
	border: number
): Omit<GridLine, 'strays'> {
	const own = new Map([...labels].filter(([piece]) => body.includes(piece)));
	const right = rightLabel(body, own, border);
	const at = right === undefined ? body.length : body.indexOf(right.piece);
	const labelsIn = (pieces: readonly Piece[]) => pieces.flatMap((piece) => own.get(piece) ?? []);
	const contentsOf = (pieces: readonly Piece[]) => pieces.filter((piece) => !own.has(piece));
	const marked = labelsIn(body.slice(0, at));
	const group = marked.findLast((label) => label.group !== undefined);
	const contents = contentsOf(body.slice(0, at));
	const margin = marked.filter((label) => label !== group);
	const head = group && { group };
	if (right) {
		margin.push(...labelsIn(body.slice(at + 1)));
		const rightHalf = { group: right, contents: contentsOf(body.slice(at + 1)) };
		return { margin, left: { ...head, contents }, right: rightHalf };
	}
	const cut = bestCut(contents, border, group !== undefined);
	return {
		margin,
		left: { ...head, contents: contents.slice(0, cut) },
		right: { contents: contents.slice(cut) }
	};
}

/**
 * The 二级 label that opens the 年度 half: the last one that stands apart from the one before it,
 * by contents, by a wide gap, or because it repeats it. A first label opens it only far right.
 */
function rightLabel(
	pieces: readonly Piece[],
	labels: ReadonlyMap<Piece, GridLabel>,
	border: number
): GridLabel | undefined {
	const groups = [...labels.values()].filter((label) => label.group !== undefined);
	for (let i = groups.length - 1; i > 0; i--) {
		const from = pieces.indexOf(groups[i - 1].piece);
		const to = pieces.indexOf(groups[i].piece);
		const filled = pieces.slice(from, to).some((piece) => !labels.has(piece));
		const gap = pieces[to].cell.index - pieces[from].cell.index;
		const repeats = groups[i].group === groups[i - 1].group && gap >= 2;
		if (filled || repeats || gap >= 3 || (groups.length === 2 && gap >= 2)) return groups[i];
	}
	const [first] = groups;
	if (!first) return undefined;
	const leads = pieces.slice(0, pieces.indexOf(first.piece)).some((piece) => !labels.has(piece));
	return leads || first.piece.cell.index >= border ? first : undefined;
}

/** 0…1: how much a text reads like 指标值. */
export function valueness(text: string): number {
	const bare = text.normalize('NFKC').replace(/\s/g, '');
	if (/^[≥≤><=≧≦]/.test(bare)) return 1;
	if (/(?:数量|率|时间|人数|次数|性|程度|成本|数|标准|费用?|面积|情况)$/.test(bare))
		return bare.length > 4 ? 0 : 0.2;
	if (/^[约不]?\d/.test(bare)) return 0.9;
	if (bare.length <= 2) return 0.8;
	return bare.length <= 4 ? 0.6 : bare.length <= 6 ? 0.3 : bare.length <= 9 ? 0.1 : 0;
}

/** True for a text that can only be a value. */
export const isValue = (text: string): boolean => valueness(text) >= 0.9;

/** Where contents without a 年度 label are best cut into the two halves. */
function bestCut(contents: readonly Piece[], border: number, grouped: boolean): number {
	let best = { cut: contents.length, score: -Infinity };
	for (let cut = contents.length; cut >= 0; cut--) {
		// A 二级 label of the left half has its contents there, where it has any.
		if (cut === 0 && grouped && contents.length > 0 && contents[0].cell.index < border) continue;
		const score = cutScore(contents, cut, border);
		if (score > best.score) best = { cut, score };
	}
	return best.cut;
}

function cutScore(contents: readonly Piece[], cut: number, border: number): number {
	const left = contents.slice(0, cut);
	const right = contents.slice(cut);
	let score = halfScore(left) + halfScore(right);
	if (left.length > 0 && right.length > 0) {
		score += 1.2 * likeness(left[0].text, right[0].text);
		if (left.length > 1 && right.length > 1) {
			score += 0.6 * likeness(left.at(-1)!.text, right.at(-1)!.text);
		}
		if (right[0].cell.index - left.at(-1)!.cell.index > 1) score += 0.3;
	}
	// Name, value, value: the 年度 half has lost its name.
	if (right.length === 1 && left.length === 2 && fold(left[1].text) === fold(right[0].text)) {
		return score + 1.5;
	}
	for (const { cell } of left) if (cell.index >= border) score -= 0.6;
	for (const { cell } of right) if (cell.index < border - 1) score -= 0.6;
	return score;
}

/** Name first, value last; more cells than two read ill. */
function halfScore(half: readonly Piece[]): number {
	if (half.length === 0) return 0;
	const name = 1 - valueness(half[0].text);
	if (half.length === 1) return name * 0.4 - 0.4;
	const value = valueness(half.at(-1)!.text);
	return name + value - 0.9 * (half.length - 2);
}
