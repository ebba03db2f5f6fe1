/** What a consistent book is added up from: units, codes, basic spending and projects. */
import { HUNDREDTH_OF_WAN, type Fen } from '$lib/budget/values/amount';
import type { Unit } from '$lib/budget/book/book';
import {
	basicExpenseOf,
	departmentCodesNamed,
	economicName,
	governmentCodeOf
} from '$lib/budget/table/economic-code';
import { FUNCTIONAL_CODES } from '$lib/budget/table/functional-codes';
import type { FundSource } from '$lib/budget/table/fund-source';
import type { SeededRandom } from './seeded-random';

/** Basic spending of one unit under one code. */
export interface BasicSpending {
	readonly unit: string;
	readonly code: string;
	readonly economic: EconomicLine;
	readonly amount: Fen;
}

export interface EconomicLine {
	readonly group: string;
	readonly name: string;
	readonly government: string;
	readonly column: '人员经费' | '公用经费';
}

export interface MadeProject {
	readonly id: string;
	readonly unit: string;
	readonly code: string;
	readonly name: string;
	readonly source: FundSource;
	readonly carriedOver: boolean;
	/** In 分, a multiple of 0.01 万元; absent for a classified project. */
	readonly amount?: Fen;
	/** In 分, exact: what the form says. */
	readonly exact?: Fen;
}

/** Everything the tables are added up from. */
export interface Facts {
	readonly units: readonly Unit[];
	readonly codes: readonly { readonly code: string; readonly name: string }[];
	readonly basic: readonly BasicSpending[];
	readonly projects: readonly MadeProject[];
}

/** What a unit spends on, by 类, and the 项 that holds it where that is settled. */
const SPENDING: readonly (readonly [group: string, name: string, agency?: string, own?: string])[] =
	[
		['工资福利支出', '基本工资'],
		['工资福利支出', '津贴补贴'],
		['工资福利支出', '机关事业单位基本养老保险缴费', '2080505', '2080505'],
		['工资福利支出', '职工基本医疗保险缴费', '2101101', '2101102'],
		['工资福利支出', '公务员医疗补助缴费', '2101103', '2101103'],
		['工资福利支出', '住房公积金', '2210201', '2210201'],
		['商品和服务支出', '办公费'],
		['商品和服务支出', '公务接待费'],
		['商品和服务支出', '公务用车运行维护费'],
		['对个人和家庭的补助', '退休费'],
		['资本性支出', '办公设备购置']
	];

interface SpendingLine extends EconomicLine {
	/** The 项 it is always paid under. */
	readonly code?: string;
}

/** The lines of T6 for 机关 and for 事业 units: they differ in their 政府科目. */
const LINES = { 行政: linesOf('行政'), 事业: linesOf('事业') };

function linesOf(kind: '行政' | '事业'): readonly SpendingLine[] {
	return SPENDING.map(([group, name, agency, own]) => {
		const account = departmentCodesNamed(name).at(-1)!.code;
		const code = kind === '事业' ? own : agency;
		return {
			group,
			name,
			government: economicName(governmentCodeOf(account, kind)!)!,
			column: basicExpenseOf(account)!,
			...(code !== undefined && { code })
		};
	});
}

const INSURED = new Set(SPENDING.flatMap(([, , ...codes]) => codes));

const TOPICS =
	'办案业务,辅警人员,信息系统维护,线路租赁,监区运行,服装购置,车辆装备,遗属补助,培训基地,检验耗材,食堂设备,社区警务,应急物资,档案数字化'.split(
		','
	);
const KINDS = '经费,项目,工程,采购,尾款,质保金'.split(',');

/** @param unitCount instead of as many as the scale says */
export function makeFacts(random: SeededRandom, scale: number, unitCount = 7 * scale + 2): Facts {
	const units = Array.from({ length: unitCount }, (_, at): Unit => {
		const name = at === 0 ? '示例市公安局' : `示例市第${at}分局`;
		return {
			id: `u${at + 1}`,
			code: '',
			name,
			kind: at % 9 === 8 ? '事业' : '行政',
			role: at === 0 ? '本级' : '所属'
		};
	});
	const pool = codeLeaves(scale);
	const basic = basicSpending(random, units, pool);
	const projects = makeProjects(random, scale, units, pool);
	const used = new Set([...basic, ...projects].map(({ code }) => code));
	const codes = [...used].sort().map((code) => ({ code, name: nameOfCode(code) }));
	return { units, codes, basic, projects };
}

/** Codes that the real classification has go by their real names. */
export function nameOfCode(code: string): string {
	return FUNCTIONAL_CODES[code] ?? `${code.length === 5 ? '款' : '科目'}${code}`;
}

/** 项 codes under 公安, 强制隔离戒毒, 养老, 医疗 and 住房, about 13 a scale; none that is settled. */
function codeLeaves(scale: number): readonly string[] {
	const groups = ['20402', '20408', '20805', '21011', '22102'];
	const perGroup = [6, 4, 1, 1, 1];
	return groups.flatMap((group, at) => {
		const codes: string[] = [];
		for (let n = 0; codes.length < perGroup[at] * scale; n++) {
			// More than 99 items spill into further groups of the same class.
			const spill = String(Number(group.slice(3)) + Math.floor(n / 99) * 12).padStart(2, '0');
			const code = group.slice(0, 3) + spill + String((n % 99) + 1).padStart(2, '0');
			if (!INSURED.has(code)) codes.push(code);
		}
		return codes;
	});
}

const wan = (random: SeededRandom, high: number): Fen => random.between(1, high) * HUNDREDTH_OF_WAN;

function basicSpending(
	random: SeededRandom,
	units: readonly Unit[],
	codes: readonly string[]
): BasicSpending[] {
	return units.flatMap((unit) =>
		LINES[unit.kind === '事业' ? '事业' : '行政'].map((economic) => ({
			unit: unit.id,
			code: economic.code ?? random.pick(codes),
			economic,
			amount: wan(random, 50_000)
		}))
	);
}

function makeProjects(
	random: SeededRandom,
	scale: number,
	units: readonly Unit[],
	codes: readonly string[]
): MadeProject[] {
	const made: MadeProject[] = [];
	// Coprime to the number of units, so that every unit gets projects.
	const stride = units.length % 5 === 0 ? 7 : 5;
	const add = (count: number, of: (at: number) => Partial<MadeProject> & { name: string }) => {
		for (let at = 0; at < count; at++) {
			const amount = wan(random, 30_000);
			made.push({
				id: `p${made.length + 1}`,
				unit: units[(at * stride) % units.length].id,
				code: random.pick(codes),
				source: '一般公共预算',
				carriedOver: false,
				amount,
				// Up to 49.99 元 either side rounds to the same 0.01 万元.
				exact: amount + (random.chance(0.3) ? random.between(-4_999, 4_999) : 0),
				...of(at)
			});
		}
	};
	const name = (at: number): string => random.pick(TOPICS) + random.pick(KINDS) + (at + 1);
	add(100 * scale, (at) => ({ name: at % 7 === 0 && at < 63 ? `遗属补助${at % 3}` : name(at) }));
	add(10 * scale, (at) => ({ name: `专项${name(at)}`, source: '单位资金' }));
	const secret = { amount: undefined, exact: undefined };
	add(8 * scale, (at) => ({ name: `项目${at + 1}`, ...secret }));
	add(26 * scale, (at) => ({
		name: `2022年${name(at)}（示财预〔2022〕${random.between(1, 60)}号）`,
		carriedOver: true
	}));
	return made;
}
