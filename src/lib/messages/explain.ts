/** Words of explanations: why two figures may differ, what would mend it, what an edit would do. */
import type { Hypothesis, HypothesisKind } from '$lib/rules/explain/hypothesis';
import type { EvidenceKind } from '$lib/rules/explain/suggestion';
import type { Catalogue, Locale } from './index';

type Given = Readonly<Record<string, string | number>>;
/** `cells` are the addresses of the cells that it speaks of. */
type HypothesisSentence = (given: Given, cells: readonly string[], unit: string) => string;

interface ExplainWords {
	readonly hypotheses: Readonly<Record<HypothesisKind, HypothesisSentence>>;
	readonly evidence: Readonly<Record<EvidenceKind, (given: Given) => string>>;
	readonly perhaps: string;
	readonly suggestion: string;
	readonly apply: string;
	readonly cancel: string;
	readonly blank: string;
	readonly set: (address: string, before: string, after: string) => string;
	readonly clears: (count: number) => string;
	readonly causes: (count: number) => string;
	readonly refused: string;
	readonly notYours: string;
	readonly typing: (cleared: number, caused: number) => string;
	readonly explanation: string;
	readonly explain: string;
	readonly explanationHint: string;
	readonly save: string;
	readonly explainedBy: (author: string, at: string) => string;
	readonly withdraw: string;
	readonly awaiting: string;
	readonly approve: string;
	readonly approvedBy: (approver: string, at: string) => string;
	readonly takeBackApproval: string;
	/** What an explanation said that holds no longer. */
	readonly lapsed: (author: string, at: string) => string;
}

/** One of two places that state one fact; nobody knows which. */
const oneOf = (cells: readonly string[], which: string): string =>
	cells.length > 1 ? `${cells.join('、')} ${which}` : cells[0];
const eitherOf = (cells: readonly string[]): string =>
	cells.length > 1 ? `either ${cells.join(' or ')}` : cells[0];

const zh: ExplainWords = {
	hypotheses: {
		'shifted-column': (g, cells, unit) =>
			g.how === 'taken'
				? `写的可能是旁边一格的数：${cells[0]} 正是 ${g.value} ${unit}。`
				: `${g.value} ${unit}可能填错了格：应在 ${cells[1]}，却填在 ${cells[0]}。`,
		'unit-confusion': (g, cells, unit) =>
			Number(g.factor) === 10_000
				? `${oneOf(cells, '之一')} 可能混淆了元与万元：${g.from} 与 ${g.to} ${unit}，相差万倍。`
				: `${oneOf(cells, '之一')} 的小数点可能错位（${g.factor} 倍）：${g.from} 与 ${g.to} ${unit}。`,
		'swapped-digits': (g, cells, unit) =>
			`${oneOf(cells, '之一')} 可能有相邻两位数字颠倒：${g.from} 与 ${g.to} ${unit}。`,
		'dropped-digit': (g, cells, unit) =>
			`${oneOf(cells, '之一')} 可能漏了或多了一位数字：${g.from} 与 ${g.to} ${unit}。`,
		truncation: (g, cells, unit) =>
			`可能是截尾而没有四舍五入：由 ${cells[0]} 折算应为 ${g.to} ${unit}，而不是 ${g.from} ${unit}。`,
		institutions: (g, _cells, unit) =>
			`相差的 ${g.difference} ${unit}可能是事业单位的公用经费：机关运行经费表（${g.agencies}）只含行政和参公单位，基本支出表公用经费（${g.all}）含全部单位。`,
		'missing-addend': (g, cells, unit) => `合计可能漏加了 ${cells[0]} 的 ${g.addend} ${unit}。`,
		'doubled-addend': (g, cells, unit) => `合计可能把 ${cells[0]} 的 ${g.addend} ${unit}加了两次。`,
		'known-fact': (g, cells, unit) =>
			`相差的 ${g.difference} ${unit}正是 ${cells.join('、')} 的数，可能漏了它或重复计了它。`,
		subset: (g, cells, unit) =>
			`相差的 ${g.difference} ${unit}恰为 ${cells.join('、')} 之和（${g.parts}）。`
	},
	evidence: {
		slip: () => '符合上面的差错形态。',
		unrounded: ({ exact, formless }) =>
			Number(formless) > 0
				? `申报表按元相加（${formless} 个没有申报表的项目按表中金额）为 ${exact} 元。`
				: `申报表按元填列、未经舍入，精确数为 ${exact} 元。`,
		majority: ({ agree, against }) =>
			`文本中另有 ${agree} 处写的是这个数，写另一个数的有 ${against} 处。`,
		consequences: ({ cleared }) => `改后共消除 ${cleared} 条，不产生新的问题；反过来改则会。`
	},
	perhaps: '可能的原因',
	suggestion: '建议改为',
	apply: '应用修改',
	cancel: '取消',
	blank: '（空）',
	set: (address, before, after) => `${address}：${before} → ${after}`,
	clears: (count) => `将消除 ${count} 条`,
	causes: (count) => `将新增 ${count} 条`,
	refused: '没有修改权限：这些单元格中有的属于其他单位。',
	notYours: '由该单位或部门填写说明，您只能查看。',
	typing: (cleared, caused) =>
		[cleared > 0 && `将消除 ${cleared} 条`, caused > 0 && `将新增 ${caused} 条`]
			.filter(Boolean)
			.join('，'),
	explanation: '说明',
	explain: '填写说明',
	explanationHint: '说明与当前数值绑定，数值改变后自动失效。',
	save: '保存说明',
	explainedBy: (author, at) => `已说明（${author}，${at}）`,
	withdraw: '撤回说明',
	awaiting: '待部门审核',
	approve: '审核通过',
	approvedBy: (approver, at) => `已审核（${approver}，${at}）`,
	takeBackApproval: '取消审核',
	lapsed: (author, at) => `失效的说明（${author}，${at}）`
};

const en: ExplainWords = {
	hypotheses: {
		'shifted-column': (g, cells, unit) =>
			g.how === 'taken'
				? `This may be the figure of the cell beside it: ${cells[0]} is ${g.value} ${unit}.`
				: `${g.value} ${unit} may stand in the wrong cell: in ${cells[0]} instead of ${cells[1]}.`,
		'unit-confusion': (g, cells, unit) =>
			Number(g.factor) === 10_000
				? `${eitherOf(cells)} may confuse 元 and 万元: ${g.from} and ${g.to} ${unit} are 10,000 times apart.`
				: `The point of ${eitherOf(cells)} may be off (by ${g.factor}): ${g.from} and ${g.to} ${unit}.`,
		'swapped-digits': (g, cells, unit) =>
			`Two neighbouring digits of ${eitherOf(cells)} may be swapped: ${g.from} and ${g.to} ${unit}.`,
		'dropped-digit': (g, cells, unit) =>
			`${eitherOf(cells)} may lack a digit or have one too many: ${g.from} and ${g.to} ${unit}.`,
		truncation: (g, cells, unit) =>
			`Cut instead of rounded: ${cells[0]} makes ${g.to} ${unit}, not ${g.from} ${unit}.`,
		institutions: (g, _cells, unit) =>
			`The ${g.difference} ${unit} may be the operating cost of public institutions: T11 (${g.agencies}) counts agencies only, T6 (${g.all}) counts all units.`,
		'missing-addend': (g, cells, unit) =>
			`The total may leave out ${cells[0]}, ${g.addend} ${unit}.`,
		'doubled-addend': (g, cells, unit) =>
			`The total may count ${cells[0]}, ${g.addend} ${unit}, twice.`,
		'known-fact': (g, cells, unit) =>
			`The difference of ${g.difference} ${unit} is exactly ${cells.join(', ')}: left out, or counted twice.`,
		subset: (g, cells, unit) =>
			`The difference of ${g.difference} ${unit} is exactly the sum of ${cells.join(', ')} (${g.parts}).`
	},
	evidence: {
		slip: () => 'It has the shape of the slip above.',
		unrounded: ({ exact, formless }) =>
			Number(formless) > 0
				? `The forms, in 元, come to ${exact} 元 (${formless} projects without a form as the table prints them).`
				: `Forms are in 元 and not rounded: the exact figure is ${exact} 元.`,
		majority: ({ agree, against }) =>
			`${agree} other places of the document have this figure, ${against} have the other one.`,
		consequences: ({ cleared }) =>
			`It clears ${cleared} findings and causes none; changing the other side would cause some.`
	},
	perhaps: 'Possible causes',
	suggestion: 'Suggested',
	apply: 'Apply',
	cancel: 'Cancel',
	blank: '(blank)',
	set: (address, before, after) => `${address}: ${before} → ${after}`,
	clears: (count) => `clears ${count}`,
	causes: (count) => `causes ${count}`,
	refused: 'Not yours to change: some of these cells belong to another unit.',
	notYours: 'The unit or the department explains this; you may read it.',
	typing: (cleared, caused) =>
		[cleared > 0 && `would clear ${cleared}`, caused > 0 && `would cause ${caused}`]
			.filter(Boolean)
			.join(', '),
	explanation: 'Explanation',
	explain: 'Explain',
	explanationHint: 'It is bound to the figures as they are now, and lapses when one changes.',
	save: 'Save explanation',
	explainedBy: (author, at) => `Explained (${author}, ${at})`,
	withdraw: 'Withdraw',
	awaiting: 'Awaits the department’s approval',
	approve: 'Approve',
	approvedBy: (approver, at) => `Approved (${approver}, ${at})`,
	takeBackApproval: 'Take back approval',
	lapsed: (author, at) => `Lapsed explanation (${author}, ${at})`
};

export const explainWords: Catalogue<ExplainWords> = { zh, en };

/** A hypothesis as a sentence. `cells` are its cells' addresses, `unit` what its figures are in. */
export function sayHypothesis(
	{ kind, arguments: given }: Hypothesis,
	cells: readonly string[],
	unit: string,
	locale: Locale
): string {
	const printed = Object.fromEntries(
		Object.entries(given).map(([name, value]) => [name, separated(value)])
	);
	return explainWords[locale].hypotheses[kind](printed, cells, unit);
}

/** Puts thousands separators into exact decimals. */
function separated(value: string | number): string | number {
	return typeof value === 'number'
		? value
		: value.replace(/\d+(?=\.\d)/g, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ','));
}
