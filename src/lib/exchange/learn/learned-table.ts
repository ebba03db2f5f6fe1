/** A table that no format has, as it is printed: its columns and rows, with what each may mean. */
import type { Coordinates } from '$lib/formats/coordinates';
import { accountLevel } from '$lib/budget/values/account-code';
import { bareLabel } from '$lib/budget/values/row-label';
import { placeOf, type SourceLine } from '../read/source';
import type { Place } from '../read/import-report';
import { bracketedUnit, statedUnit } from '../read/printed-unit';
import { guessHeader } from '../read/disclosure/heading';
import type { HeadedColumn } from '../read/disclosure/header-columns';
import type { RawBlock } from '../read/disclosure/outline-blocks';
import { isFigure, isUnitLine } from '../read/disclosure/table-bounds';
import { MEANINGS, meaningOf, titleMeaning, type Guess } from './meanings';

export type Holds = 'code' | 'label' | 'text' | 'amount';

export interface LearnedColumn {
	/** Of the source, from 0. */
	readonly index: number;
	/** Header texts from the top; the last is the column's own. */
	readonly texts: readonly string[];
	readonly holds: Guess<Holds>;
	/** Of an amount: the words of `MEANINGS`, or '' for none; absent where nothing is like it. */
	readonly meaning?: Guess<string>;
	/** Its code is printed in so many columns from here on: 类, 款, 项. */
	readonly split?: readonly string[];
}

export interface LearnedRow {
	readonly label: string;
	readonly total: boolean;
	readonly at: Coordinates;
}

export interface LearnedPanel {
	readonly title: string;
	readonly columns: readonly LearnedColumn[];
	readonly axis: 'functional-tree' | 'economic' | 'fixed' | 'list';
	readonly rows: readonly LearnedRow[];
	/** Of a tree or a list, where its total stands. */
	readonly total?: 'first' | 'last';
	readonly at: Coordinates;
}

export interface LearnedTable {
	/** Without year, number and the name of the department. */
	readonly title: string;
	readonly place: Place;
	readonly unit: Guess<'元' | '万元'>;
	readonly at: Coordinates;
	readonly panels: readonly LearnedPanel[];
	/** One row of figures below the names of items. */
	readonly transposed: boolean;
}

/** `undefined` for what has no header to learn from. */
export function learnTable(
	{ title, lines }: RawBlock,
	department: string
): LearnedTable | undefined {
	const said = title?.text.trim() ?? '';
	const top = lines.filter((line) => line.filled.length > 0);
	const start = top.findIndex((line) => line.filled.length >= 2 && !isUnitLine(line));
	if (!title || start < 0) return undefined;
	const { columns: headed, body } = guessHeader(top.slice(start));
	const rows = body.filter(({ filled }) => filled.length >= 2);
	const columns = learnColumns(headed, rows);
	if (columns.length < 2 || !columns.some(({ holds }) => holds.value === 'amount'))
		return undefined;
	const named = coreOf(said, department);
	const panels = panelsOf(columns).map((panel) => learnPanel(withSureLabel(panel), rows));
	return {
		title: named,
		place: placeOf(title),
		unit: unitOf(said, top.slice(0, start)),
		at: titleMeaning(named),
		panels,
		transposed: columns.every(({ holds }) => holds.value === 'amount')
	};
}

const LEAD =
	/^(?:(?:附件?|公开|预算|决算)?(?:表[一二三四五六七八九十\d]{1,3}(?:-\d)?(?=\s|20\d{2}|[^\d])|\d{1,2}表)|\(?[一二三四五六七八九十]{1,3}[)、.]|\d{1,2}[、.])[:：、.\s]*/u;

/** The words of a title that stay from year to year. */
export function coreOf(title: string, department = ''): string {
	let core = title.normalize('NFKC').replace(/\s+/g, '').replace(LEAD, '');
	core = core.replace(/\((?:万?元|单位[:：]?万?元)\)$/, '').replace(/\(?20\d{2}年?度?\)?$/, '');
	const dated = /20\d{2}年度?/.exec(core);
	if (dated) core = core.slice(dated.index + dated[0].length);
	const name = department.normalize('NFKC').replace(/\s+/g, '');
	if (name !== '' && core.startsWith(name)) core = core.slice(name.length);
	return core.slice(0, 60);
}

function unitOf(title: string, above: readonly SourceLine[]): LearnedTable['unit'] {
	const stated =
		above.flatMap(({ filled }) => filled.flatMap(({ text }) => statedUnit(text) ?? []))[0] ??
		bracketedUnit(title);
	if (stated === undefined) return { value: '万元', certainty: 0.5 };
	// Amounts are kept in 分, whatever they are printed in.
	return { value: stated === '元' ? '元' : '万元', certainty: 1 };
}

const PARTS = ['类', '款', '项'];

function learnColumns(
	headed: readonly HeadedColumn[],
	rows: readonly SourceLine[]
): LearnedColumn[] {
	const columns = headed.map(({ index, texts }): LearnedColumn => {
		const own = texts.map((text) => text.replace(/\s+/g, ''));
		const cells = rows.flatMap(({ filled }) => filled.filter((cell) => cell.index === index));
		const holds = holdsOf(
			own,
			cells.map(({ text }) => text)
		);
		const meaning = holds.value === 'amount' ? columnMeaning(own) : undefined;
		return { index, texts: own, holds, ...(meaning && { meaning }) };
	});
	return joinParts(columns);
}

/** 类, 款 and 项 beside each other are one code. */
function joinParts(columns: readonly LearnedColumn[]): LearnedColumn[] {
	const joined: LearnedColumn[] = [];
	for (let i = 0; i < columns.length; i++) {
		let length = 0;
		while (length < 3 && columns[i + length]?.texts.at(-1) === PARTS[length]) length++;
		if (length < 2) {
			joined.push(columns[i]);
			continue;
		}
		const texts = columns[i].texts.slice(0, -1);
		joined.push({
			...{ index: columns[i].index, texts: texts.length > 0 ? texts : ['科目编码'] },
			...{ holds: { value: 'code', certainty: 1 }, split: PARTS.slice(0, length) }
		});
		i += length - 1;
	}
	return joined;
}

const CODE_HEADER = /编码|代码/;
const NAME_HEADER =
	/名称|^项目$|^科目$|^项目名称$|^功能分类$|^经济分类$|^单位$|^收入项目$|^支出项目$/;
const TEXT_HEADER = /备注|说明|依据|内容|绩效|方式/;
const AMOUNT_HEADER = /金额|合计|小计|总计|预算|决算|经费|资金|收入|支出|拨款|数$|费$|结转/;

function holdsOf(texts: readonly string[], cells: readonly string[]): Guess<Holds> {
	const own = texts.at(-1) ?? '';
	const figures = cells.filter(isFigure).length;
	const codes = cells.filter((text) => accountLevel(text.trim()) !== undefined).length;
	if (CODE_HEADER.test(own)) return { value: 'code', certainty: 1 };
	if (cells.length > 0 && figures === 0) {
		if (TEXT_HEADER.test(own)) return { value: 'text', certainty: 1 };
		return { value: 'label', certainty: NAME_HEADER.test(own) ? 1 : 0.8 };
	}
	if (cells.length === 0) {
		if (NAME_HEADER.test(own)) return { value: 'label', certainty: 1 };
		if (TEXT_HEADER.test(own)) return { value: 'text', certainty: 1 };
		return { value: 'amount', certainty: AMOUNT_HEADER.test(own) ? 1 : 0.6 };
	}
	// Figures that are all account codes are no money, whatever stands above them.
	if (codes === cells.length && !AMOUNT_HEADER.test(own)) return { value: 'code', certainty: 0.8 };
	const share = figures / cells.length;
	if (share < 0.5) return { value: 'label', certainty: 1 - share };
	return { value: 'amount', certainty: AMOUNT_HEADER.test(own) || share > 0.95 ? 1 : share };
}

/** Its own words, else those that it stands under. */
function columnMeaning(texts: readonly string[]): Guess<string> | undefined {
	let best: Guess<string> | undefined;
	for (const text of texts.toReversed()) {
		const found = meaningOf(text);
		if (found && found.certainty > (best?.certainty ?? 0)) best = found;
		if (best?.certainty === 1) break;
	}
	return best;
}

/** A name or code behind amounts begins the next panel. */
function panelsOf(columns: readonly LearnedColumn[]): LearnedColumn[][] {
	const panels: LearnedColumn[][] = [];
	let last: Holds | undefined;
	for (const column of columns) {
		const { value } = column.holds;
		const begins = last === 'amount' && (value === 'label' || value === 'code');
		if (begins || panels.length === 0) panels.push([]);
		panels.at(-1)!.push(column);
		last = value;
	}
	return panels;
}

/** The only words of a panel are the names of its rows. */
function withSureLabel(columns: readonly LearnedColumn[]): readonly LearnedColumn[] {
	const words = columns.filter(({ holds }) => holds.value !== 'amount');
	if (words.length !== 1 || words[0].holds.value !== 'label') return columns;
	return columns.map((column) =>
		column === words[0] ? { ...column, holds: { value: 'label', certainty: 1 } } : column
	);
}

const TOTAL = /^(?:.{0,6}(?:合计|总计)|合计|总计|小计)$/;

function learnPanel(columns: readonly LearnedColumn[], lines: readonly SourceLine[]): LearnedPanel {
	const title = panelTitle(columns);
	const code = columns.find(({ holds }) => holds.value === 'code');
	const label = columns.find(({ holds }) => holds.value === 'label');
	const texts = (column: LearnedColumn | undefined): string[] =>
		lines.map(
			({ filled }) =>
				filled.find(({ index }) => index === column?.index)?.text.replace(/\s+/g, '') ?? ''
		);
	const labels = texts(label);
	const said = titleMeaning(title);
	const at = said.flow === undefined ? {} : { flow: said.flow };
	const total = totalOf(texts(code).map((text, i) => labels[i] || text));
	const base = { title, columns, at };
	if (code) {
		const economic = columns.some(({ texts: own }) => own.some((text) => text.includes('经济')));
		return { ...base, rows: [], axis: economic ? 'economic' : 'functional-tree', ...total };
	}
	const rows = labels.filter((text) => text !== '');
	const isFixed =
		rows.filter((text) => ORDINAL.test(text) || TOTAL.test(text)).length * 2 >= rows.length;
	if (!isFixed) return { ...base, rows: [], axis: 'list', ...total };
	return { ...base, rows: fixedRows(rows), axis: 'fixed' };
}

const ORDINAL = /^(?:\(?[一二三四五六七八九十]{1,3}[)、.]|\d{1,2}[、.]|其中[:：])/u;

function totalOf(labels: readonly string[]): { total?: 'first' | 'last' } {
	const filled = labels.filter((text) => text !== '');
	const at = filled.findIndex((text) => /^(?:合计|总计)$/.test(text));
	if (at < 0) return {};
	return { total: at === 0 ? 'first' : 'last' };
}

/** A label that stands again names the same row of the form. */
function fixedRows(labels: readonly string[]): LearnedRow[] {
	const seen = new Set<string>();
	return labels.flatMap((label): LearnedRow[] => {
		const key = bareLabel(label);
		if (seen.has(key) || key === '') return [];
		seen.add(key);
		const total = TOTAL.test(key);
		const meaning = total ? undefined : meaningOf(label);
		return [{ label, total, at: meaning?.certainty === 1 ? coordinatesOf(meaning.value) : {} }];
	});
}

/** The words above all columns of a panel, else what its first column is called. */
function panelTitle(columns: readonly LearnedColumn[]): string {
	const [first] = columns;
	const shared = first.texts.length > 1 ? first.texts[0] : undefined;
	if (shared !== undefined && columns.every(({ texts }) => texts[0] === shared)) return shared;
	return first.texts.at(-1) ?? '';
}

function coordinatesOf(meaning: string): Coordinates {
	return MEANINGS.get(meaning) ?? {};
}
