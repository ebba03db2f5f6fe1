/** Invented prose for one project form, agreeing with the form's own figures and indicators. */
import { exactAmount } from '$lib/budget/values/amount';
import type { Cells, Row } from '$lib/budget/book/book';
import { Dice } from './dice';
import { BASIS, MEASURES, PLANS, PROJECT_WORDS } from './project-words';

interface Indicator {
	readonly group: string;
	readonly name: string;
	readonly value: string;
}

/** The prose cells of a form: they replace the document's. Blank cells stay blank. */
export function proseOf(project: Row, indicators: readonly Row[]): Cells {
	const name = String(project.cells['项目名称'] ?? '');
	const dice = new Dice(`${project.id} ${name}`);
	const words = PROJECT_WORDS.find((kind) => kind.names.test(name))!;
	const measured = measuredIn(indicators);
	const cells: Record<string, string> = {
		项目概况: [dice.pick(words.situation), contentsOf(measured), moneyOf(project.cells)].join(''),
		立项依据: basis(dice),
		项目设立必要性: dice.pick(words.need),
		'保证项目实施的制度、措施': dice.some(MEASURES, 2 + dice.below(2)).join(''),
		项目实施计划: dice.some(PLANS, 2).join('') + scheduleOf(measured),
		实施期总体目标: goal(dice.pick(words.goal), measured, '实施期内'),
		年度总体目标: goal(dice.pick(words.goal), measured, '本年度')
	};
	const kept = Object.entries(cells).filter(([column]) => project.cells[column] !== undefined);
	return Object.fromEntries(kept);
}

function basis(dice: Dice): string {
	const [first, ...rest] = dice.some(BASIS, 2 + dice.below(3));
	return `${[first, ...rest].map((text, i) => `${i + 1}．${text}`).join('；')}。`;
}

function measuredIn(indicators: readonly Row[]): Indicator[] {
	return indicators.flatMap(({ cells }) => {
		const group = cells['年度.二级'] ?? cells['二级'] ?? '数量指标';
		const [name, value] = [cells['年度.三级'], cells['年度.指标值']];
		if (name === undefined || value === undefined || String(name).length > 18) return [];
		return [{ group: String(group), name: String(name), value: String(value) }];
	});
}

function listed(measured: readonly Indicator[], group: string, most: number): string {
	const some = measured.filter((m) => m.group === group).slice(0, most);
	return some.map(({ name, value }) => name + said(value)).join('，');
}

/** 「≥5套」 as a sentence says it. */
function said(value: string): string {
	const words: Record<string, string> = { '≥': '不少于', '≤': '不超过', '>': '超过', '<': '低于' };
	const word = words[value[0]];
	return word === undefined ? `为${value}` : word + value.slice(1).trim();
}

function contentsOf(measured: readonly Indicator[]): string {
	const amounts = listed(measured, '数量指标', 2);
	return amounts === '' ? '' : `按绩效目标，${amounts}。`;
}

function moneyOf(cells: Cells): string {
	const [term, year] = [cells['实施期资金总额'], cells['年度资金总额']];
	if (typeof year !== 'number') return '';
	const wan = (fen: number) => `${exactAmount(fen, '万元', 0)}万元`;
	if (typeof term !== 'number' || term === year) return `本年度安排资金${wan(year)}。`;
	return `实施期共需资金${wan(term)}，本年度安排${wan(year)}。`;
}

function scheduleOf(measured: readonly Indicator[]): string {
	const times = listed(measured, '时效指标', 2);
	return times === '' ? '' : `时间安排上，${times}。`;
}

function goal(text: string, measured: readonly Indicator[], when: string): string {
	const quality = listed(measured, '质量指标', 1);
	return `${when}${text}${quality === '' ? '' : `，${quality}`}。`;
}
