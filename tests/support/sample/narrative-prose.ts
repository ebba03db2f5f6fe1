/** The narrative of the sample: our own sentences, stating the figures of the real document. */
import { printAmount } from '$lib/budget/amount';
import type { Book, Row } from '$lib/budget/book';
import { labelOf } from '$lib/budget/row-key';

/** Text of each narrative section, by row id. */
export function narrativeOf(book: Book): Readonly<Record<string, string>> {
	const units = book.head.units.map((unit) => unit.name);
	return {
		O1: duties(),
		O2: organisation(units),
		...budgetSections(accounts(book, '人员经费'), accounts(book, '公用经费')),
		Z: glossary()
	};
}

function duties(): string {
	return [
		'（一）执行国家有关法律法规和上级决定，拟定本地区工作规划并组织落实。',
		'（二）研判社会治安形势，提出对策建议，开展情报收集与风险预警。',
		'（三）办理各类案件，组织重大案件的侦破和跨区域协作。',
		'（四）维护社会治安秩序，处置突发事件，指导基层治理。',
		'（五）管理户籍、出入境、道路交通和特种行业等行政事务。',
		'（六）负责看守、拘留、强制隔离戒毒等场所的管理。',
		'（七）推进信息化和装备现代化，承担经费、资产和后勤保障。',
		'（八）加强队伍教育训练和作风建设，完成交办的其他任务。'
	].join('\n');
}

function organisation(units: readonly string[]): string {
	const offices = '综合、政工、法制、指挥、督察、治安、侦查、监管、科技、保障';
	return [
		`部门本级设有${offices}等33个内设机构。`,
		`纳入本部门预算编制范围的预算单位包括：${units.join('，')}，共9个单位，其中既有行政单位，也有事业单位。`
	].join('\n');
}

/** Names of the economic accounts that hold something in a column of T6, in the table's order. */
function accounts(book: Book, column: string): string {
	const rows = book.sheets.T6 ?? [];
	const holds = (row: Row) =>
		row.cells['政府科目'] !== undefined && row.cells[column] !== undefined;
	return [...new Set(rows.filter(holds).map((row) => labelOf('T6', row)))].join('、');
}

/** The figures that the text prints, 万元. Some contradict the tables: so does the real document. */
const wan = (hundredths: number): string => `${printAmount(hundredths * 10_000, '万元')}万元`;

function budgetSections(staff: string, office: string): Record<string, string> {
	return {
		N1: [
			`2023年度收入总计${wan(4176414)}，由本年收入${wan(3909602)}和上年结转${wan(266811)}组成，与上年相比增加${wan(536716)}，增加14.75%，主要原因是辅助人员增多，人员开支随之上升；同时结转到本年使用的项目资金较多。`,
			`2023年度支出总计${wan(4176414)}，由本年支出${wan(3909602)}和上年结转${wan(266811)}组成，与上年相比增加${wan(536716)}，增加14.75%，主要原因是基层场所建设集中安排，信息化服务的结算也落在本年。`
		].join('\n'),
		N2: `2023年度收入预算为${wan(4176414)}。其中：一般公共预算${wan(3796848)}，占90.91%；政府性基金预算${wan(0)}，占0.00%；国有资本经营预算${wan(0)}，占0.00%；财政专户管理资金${wan(0)}，占0.00%；单位资金为${wan(112754)}，占2.70%；此外上年结转${wan(266812)}，占6.39%。`,
		N3: `2023年度支出预算为${wan(4176414)}。按支出性质划分，基本支出${wan(2082820)}，占49.87%，项目支出${wan(2093594)}，占50.13%。`,
		N4: `2023年度财政拨款收支总预算为${wan(4063660)}。收入全部来自一般公共预算${wan(4063660)}，没有安排政府性基金预算和国有资本经营预算；按年度划分，当年拨款${wan(3796848)}，上年结转${wan(266811)}。支出按功能科目划分：公共安全支出为${wan(3609867)}；社会保障和就业支出为${wan(168213)}；卫生健康支出为${wan(117721)}；住房保障支出为${wan(167858)}。`,
		N5: [
			`（一）规模。2023年度一般公共预算当年拨款${wan(3796848)}，比上年增加${wan(157150)}，增加4.32%。`,
			`（二）结构。当年拨款按功能科目划分：公共安全支出为${wan(3343056)}，占88.05%；社会保障和就业支出为${wan(168213)}，占4.43%；卫生健康支出为${wan(117721)}，占3.10%；住房保障支出为${wan(167858)}，占4.42%。`
		].join('\n'),
		N6: [
			`2023年度一般公共预算基本支出${wan(2082820)}。`,
			`人员经费${wan(1702991)}，用于：${staff}。`,
			`公用经费${wan(379830)}，用于：${office}。`
		].join('\n'),
		N7: [
			`2023年度“三公”经费预算${wan(55941)}，比上年增加${wan(526)}，主要原因是执勤车辆编制有所增加，燃料、保险和维修费用按车辆数核定。`,
			`分项看：因公出国（境）费${wan(0)}，与上年相同；公务接待费${wan(1500)}，与上年相同；公务用车购置费${wan(0)}，与上年相同；公务用车运行维护费${wan(54441)}，比上年增加${wan(526)}，原因同上。`
		].join('\n'),
		N8: `2023年度机关运行经费${wan(379829)}，上年为${wan(409546)}，比上年减少${wan(29717)}，下降7.25%，主要原因是场所生活保障方面的开支改列项目支出。`,
		N9: '2023年度政府采购预算总额5,586.39万元，分为三类：政府采购货物预算3,069.444万元，政府采购工程预算1,084.096万元，政府采购服务预算1,432.85万元。',
		N10: `2023年度实行绩效目标管理的项目110个，涉及一般公共预算当年拨款${wan(1834832)}。各项目的绩效目标见申报表。`,
		N11: [
			'1．车辆：截至2022年12月31日，共有车辆259辆，其中执法执勤用车141辆，特种专业技术用车46辆，机要通信用车7辆，一般公务用车5辆，应急保障用车2辆，其他用车55辆；城区分局另有3辆正在办理报废。',
			`2．房屋：截至2022年12月31日，共有房屋78306.04平方米，账面价值${wan(1842487)}。`,
			'3．其他资产：截至2022年12月31日，单价50万元以上的通用设备11套，单价100万元以上的专用设备33套。'
		].join('\n'),
		N12: '（一）政府购买服务指导性目录：无，本年没有列入目录的事项。\n（二）其他：无。'
	};
}

function glossary(): string {
	const terms: Record<string, string> = {
		基本支出: '维持机构日常运行所需的开支，分为人员和公用两部分。',
		项目支出: '为某项具体任务或发展目标，在基本支出以外单独安排的开支。',
		'“三公”经费': '用财政拨款开支的因公出国（境）、公务用车购置及运行、公务接待三项费用。',
		机关运行经费: '行政单位和参公事业单位在基本支出中安排的公用经费。',
		政府购买服务: '把适合市场提供的公共服务交给有条件的社会力量承担，并依约付费。',
		财政专户管理资金: '按规定存入财政专户、实行专项管理的教育收费等收入。',
		单位资金: '财政拨款和专户资金以外，单位依法取得的各类收入。',
		上年结转: '以前年度安排、尚未用完、本年按原用途接着使用的资金。',
		一般公共预算: '以税收为主要来源，用于民生、发展和政权运转的收支计划。',
		政府性基金预算: '向特定对象征收、专门用于特定事业的收支计划。',
		国有资本经营预算: '对国有资本收益作出安排的收支计划。',
		财政拨款: '来自一般公共预算、政府性基金预算与国有资本经营预算的资金。'
	};
	const lines = Object.entries(terms);
	return lines.map(([term, meaning], i) => `${i + 1}．${term}：${meaning}`).join('\n');
}
