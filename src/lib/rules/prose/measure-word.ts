/** The units that figures are counted in. */
import { groupBy } from '$lib/budget/values/lists-by-key';

/** Decimal power of one unit of money over one 元. */
export const MONEY: Readonly<Record<string, number>> = {
	元: 0,
	百元: 2,
	千元: 3,
	万元: 4,
	十万元: 5,
	百万元: 6,
	千万元: 7,
	亿元: 8,
	万: 4,
	亿: 8
};

const THINGS =
	'人次 台次 车次 架次 人 名 位 户 台套 台 套 辆 部 条 次 项 件 份 只 处 间 张 块 个 对 架 座 所 场 期 批 类 种 起 册 本 盏 栋 幢 层 路 点 匹 支 枚 双 宗 例 案 篇 桌 床 顶 副 把 根 组 片 株 棵 家 村 站 扇 门 口 眼 袋 箱 桶 瓶 盒 卷 幅 面 方 度';
const EXTENTS = '平方米 平方公里 平米 ㎡ m² m2 立方米 m³ m3 公里 千米 km 米 亩 公顷 吨 公斤 千克';
const DURATIONS = '个工作日 工作日 个月 个季度 小时 分钟 天 周 年';
/** What may follow a Chinese numeral: 「两台」 counts, 「一方面」 「三期」 「一类」 don't. */
const AFTER_WORDS =
	'人次 人 名 台套 台 套 辆 部 条 次 项 件 份 只 处 间 户 张 块 个 座 所 场 栋 幢 对';

const words = (list: string): string[] => list.split(' ').sort((a, b) => b.length - a.length);

/** Units that come in whole numbers only. */
export const WHOLE_UNITS: ReadonlySet<string> = new Set(words(THINGS));
/** Units that count what a Chinese numeral says. */
export const UNITS_AFTER_WORDS: ReadonlySet<string> = new Set([
	...words(AFTER_WORDS),
	...words(DURATIONS)
]);

const COUNTED = byFirst([...words(THINGS), ...words(EXTENTS), ...words(DURATIONS)]);
/** What a price can be per, beside what is counted. */
const PRICED = byFirst([
	...words(THINGS),
	...words(EXTENTS),
	...words('小时 天 日 周 月 季度 季 年 车 班 餐 顿 社区 学员 学年 吨公里')
]);

/** The longer word before the shorter one that it begins with. */
function byFirst(list: readonly string[]): ReadonlyMap<string, readonly string[]> {
	return groupBy(
		[...list].sort((a, b) => b.length - a.length),
		(word) => word[0]
	);
}

function longestAt(
	map: ReadonlyMap<string, readonly string[]>,
	text: string,
	at: number
): string | undefined {
	return map.get(text[at] ?? '')?.find((word) => text.startsWith(word, at));
}

/** The unit of count that stands at `at`. */
export function countUnitAt(text: string, at: number): string | undefined {
	return longestAt(COUNTED, text, at);
}

/** The unit that a price is per, at `at`. */
export function priceUnitAt(text: string, at: number): string | undefined {
	return longestAt(PRICED, text, at);
}
