/** What words in headers, titles and labels mean: coordinates, each with how certain that is. */
import type { Coordinates } from '$lib/formats/coordinates';
import { fold, likeness } from '../read/disclosure/similarity';

/** Words that documents print for one meaning; the first is what people are asked with. */
const WORDS: readonly (readonly [Coordinates, ...string[]])[] = [
	[{ nature: '基本' }, '基本支出'],
	[{ nature: '项目' }, '项目支出'],
	[{ nature: '人员' }, '人员经费', '人员支出'],
	[{ nature: '公用' }, '公用经费', '公用支出', '日常公用经费'],
	[{ nature: '经营' }, '经营支出', '事业单位经营支出'],
	[{ nature: '上缴' }, '上缴上级支出', '上缴上级'],
	[{ nature: '补助' }, '对附属单位补助支出', '对附属单位补助'],
	[{ fund: '财政拨款' }, '财政拨款', '财政拨款收入', '财政拨款支出', '财政拨款资金'],
	[
		{ fund: '一般公共预算' },
		...['一般公共预算', '一般公共预算拨款', '一般公共预算财政拨款', '一般公共预算资金'],
		...['一般公共预算拨款收入', '一般公共预算财政拨款收入', '一般公共预算收入', '一般公共预算支出']
	],
	[
		{ fund: '政府性基金预算' },
		...['政府性基金预算', '政府性基金', '政府性基金预算拨款', '政府性基金预算财政拨款'],
		...['政府性基金预算拨款收入', '政府性基金预算财政拨款收入', '政府性基金收入', '政府性基金支出']
	],
	[
		{ fund: '国有资本经营预算' },
		...['国有资本经营预算', '国有资本经营', '国有资本经营预算拨款', '国有资本经营预算财政拨款'],
		...['国有资本经营预算拨款收入', '国有资本经营预算财政拨款收入', '国有资本经营预算资金']
	],
	[
		{ fund: '财政专户管理资金' },
		...['财政专户管理资金', '财政专户管理资金收入', '财政专户资金', '专户资金']
	],
	[{ fund: '单位资金' }, '单位资金', '单位资金收入'],
	[{ fund: '事业' }, '事业收入', '事业收入资金'],
	[{ fund: '经营' }, '事业单位经营收入', '经营收入'],
	[{ fund: '上级补助' }, '上级补助收入', '上级补助'],
	[{ fund: '附属单位上缴' }, '附属单位上缴收入', '附属单位上缴'],
	[{ fund: '其他' }, '其他收入'],
	[{ stage: '年初预算' }, '年初预算数', '年初预算'],
	[{ stage: '上年预算' }, '上年预算数', '上年预算'],
	[{ stage: '本年预算' }, '本年预算数', '本年预算'],
	[{ stage: '决算' }, '决算数', '本年决算数'],
	[{ carry: '上年结转' }, '上年结转', '年初结转和结余', '上年结转结余', '上年结转资金'],
	[{ carry: '年末结转' }, '年末结转', '年末结转和结余', '结转下年'],
	[{ object: '因公出国（境）费' }, '因公出国（境）费', '因公出国（境）费用', '因公出国境'],
	[{ object: '公务接待费' }, '公务接待费', '公务接待'],
	[
		{ object: '公务用车购置及运行费' },
		...['公务用车购置及运行费', '公务用车购置及运行维护费', '公务用车费']
	],
	[{ object: '公务用车购置费' }, '公务用车购置费', '购置费'],
	[{ object: '公务用车运行费' }, '公务用车运行费', '公务用车运行维护费', '运行维护费', '运行费'],
	[{ object: '会议费' }, '会议费'],
	[{ object: '培训费' }, '培训费'],
	[{ object: '机关运行经费' }, '机关运行经费', '机关运行经费预算数']
];

/** By the words with which people are asked. */
export const MEANINGS: ReadonlyMap<string, Coordinates> = new Map(
	WORDS.map(([at, asked]) => [asked, at])
);

/** Words that only sum up or carry a figure, and mean no coordinate. */
const PLAIN = new Set(
	[
		...['合计', '总计', '小计', '金额', '预算数', '预算', '数额', '金额合计', '本年合计', '备注'],
		...['项目', '科目', '科目名称', '收入', '支出', '本年收入', '本年支出', '预算金额']
	].map(fold)
);

/** A guess, from 0 to 1: 1 was read word for word. */
export interface Guess<T> {
	readonly value: T;
	readonly certainty: number;
}

/** As certain as this it needs no question. */
export const SURE = 0.95;
/** Less likely than this a guess would be noise. */
const LIKELY = 0.55;

/** What a text means; absent where it means no coordinate, or nothing that is known. */
export function meaningOf(text: string): Guess<string> | undefined {
	const bare = fold(withoutExtras(text));
	if (bare === '' || PLAIN.has(bare)) return undefined;
	let best: Guess<string> | undefined;
	for (const [, asked, ...others] of WORDS)
		for (const word of [asked, ...others]) {
			if (fold(word) === bare) return { value: asked, certainty: 1 };
			// Never sure: 项目支出 and 项目收入 are nearly alike.
			const certainty = Math.min(0.9, likeness(word, bare));
			if (certainty >= LIKELY && certainty > (best?.certainty ?? 0))
				best = { value: asked, certainty };
		}
	return best;
}

/** Ordinals, years and units around a name. */
function withoutExtras(text: string): string {
	return text
		.normalize('NFKC')
		.replace(/^(?:\(?[一二三四五六七八九十]{1,3}[)、.]|\d{1,2}[、.]|其中[:：]?)\s*/u, '')
		.replace(/20\d{2}年度?/g, '')
		.replace(/\((?:万?元|单位[:：]?万?元)\)/g, '');
}

/** What a title says of all that stands below it: only what it says outright. */
export function titleMeaning(title: string): Coordinates {
	const has = (word: string): boolean => title.includes(word);
	const flow =
		has('收支') || has('收入') === has('支出') ? undefined : has('收入') ? '收入' : '支出';
	const funds = ['一般公共预算', '政府性基金', '国有资本经营'].filter(has);
	const fund =
		funds.length === 1
			? funds[0] === '一般公共预算'
				? funds[0]
				: `${funds[0]}预算`
			: has('财政拨款') && funds.length === 0
				? '财政拨款'
				: undefined;
	return {
		...(flow !== undefined && { flow }),
		...(fund !== undefined && { fund }),
		...(has('决算') ? { stage: '决算' } : has('预算') && !has('上年') ? { stage: '本年预算' } : {}),
		...(has('基本支出') && { nature: '基本' }),
		...(has('项目支出') && { nature: '项目' })
	};
}
