/**
 * 支出经济分类科目 (2023): the departments' own classification (T6, first column) and the
 * government's (second column), with 财政部's 对应关系 between them. The relation depends on who
 * spends: 行政 and 参公 units spend as 机关 (501–504), 事业 units receive 补助 (505, 506).
 *
 * Complete for 301, 302, 303, 307, 309 and 310, which are all that T6 (基本支出) can hold.
 */
import type { UnitKind } from './book';

export interface EconomicCode {
	readonly code: string;
	readonly name: string;
}

/** 人员经费 or 公用经费: which column of T6 a 类 of the departments' classification belongs to. */
export type BasicExpense = '人员经费' | '公用经费';

interface DepartmentCode extends EconomicCode {
	/** 政府科目 where a 行政 or 参公 unit spends. Absent where only 事业 units can. */
	readonly agency?: string;
	/** 政府科目 where a 事业 unit spends. Neither: not known here, so not to be judged. */
	readonly institution?: string;
}

/** `30201 办公费 50201 50502`: code, name, 政府科目 of 机关 and of 事业, `-` for none. */
function read(lines: string): readonly DepartmentCode[] {
	return lines
		.trim()
		.split('\n')
		.map((line) => {
			const [code, name, agency, institution] = line.trim().split(' ');
			return {
				code,
				name,
				...(agency !== '-' && { agency }),
				...(institution !== '-' && { institution })
			};
		});
}

/** 部门预算支出经济科目, 类. */
export const DEPARTMENT_CLASSES: readonly EconomicCode[] = [
	{ code: '301', name: '工资福利支出' },
	{ code: '302', name: '商品和服务支出' },
	{ code: '303', name: '对个人和家庭的补助' },
	{ code: '307', name: '债务利息及费用支出' },
	{ code: '309', name: '资本性支出（基本建设）' },
	{ code: '310', name: '资本性支出' },
	{ code: '311', name: '对企业补助（基本建设）' },
	{ code: '312', name: '对企业补助' },
	{ code: '313', name: '对社会保障基金补助' },
	{ code: '399', name: '其他支出' }
];

const PAY = `
	30101 基本工资 50101 50501
	30102 津贴补贴 50101 50501
	30103 奖金 50101 50501
	30106 伙食补助费 50199 50501
	30107 绩效工资 - 50501
	30108 机关事业单位基本养老保险缴费 50102 50501
	30109 职业年金缴费 50102 50501
	30110 职工基本医疗保险缴费 50102 50501
	30111 公务员医疗补助缴费 50102 50501
	30112 其他社会保障缴费 50102 50501
	30113 住房公积金 50103 50501
	30114 医疗费 50199 50501
	30199 其他工资福利支出 50199 50501`;

const GOODS = `
	30201 办公费 50201 50502
	30202 印刷费 50201 50502
	30203 咨询费 50205 50502
	30204 手续费 50201 50502
	30205 水费 50201 50502
	30206 电费 50201 50502
	30207 邮电费 50201 50502
	30208 取暖费 50201 50502
	30209 物业管理费 50201 50502
	30211 差旅费 50201 50502
	30212 因公出国（境）费用 50207 50502
	30213 维修（护）费 50209 50502
	30214 租赁费 50201 50502
	30215 会议费 50202 50502
	30216 培训费 50203 50502
	30217 公务接待费 50206 50502
	30218 专用材料费 50204 50502
	30224 被装购置费 50204 50502
	30225 专用燃料费 50204 50502
	30226 劳务费 50205 50502
	30227 委托业务费 50205 50502
	30228 工会经费 50201 50502
	30229 福利费 50201 50502
	30231 公务用车运行维护费 50208 50502
	30239 其他交通费用 50201 50502
	30240 税金及附加费用 50201 50502
	30299 其他商品和服务支出 50299 50502`;

const PERSONS = `
	30301 离休费 50905 50905
	30302 退休费 50905 50905
	30303 退职（役）费 50905 50905
	30304 抚恤金 50901 50901
	30305 生活补助 50901 50901
	30306 救济费 50901 50901
	30307 医疗费补助 50901 50901
	30308 助学金 50902 50902
	30309 奖励金 50901 50901
	30310 个人农业生产补贴 50903 50903
	30311 代缴社会保险费 - -
	30399 其他对个人和家庭的补助 50999 50999`;

const DEBT = `
	30701 国内债务付息 51101 51101
	30702 国外债务付息 51102 51102
	30703 国内债务发行费用 51103 51103
	30704 国外债务发行费用 51104 51104`;

const CONSTRUCTION = `
	30901 房屋建筑物购建 50401 50602
	30902 办公设备购置 50404 50602
	30903 专用设备购置 50404 50602
	30905 基础设施建设 50402 50602
	30906 大型修缮 50405 50602
	30907 信息网络及软件购置更新 50404 50602
	30908 物资储备 50499 50602
	30913 公务用车购置 50403 50602
	30919 其他交通工具购置 50499 50602
	30921 文物和陈列品购置 50499 50602
	30922 无形资产购置 50499 50602
	30999 其他基本建设支出 50499 50602`;

const CAPITAL = `
	31001 房屋建筑物购建 50301 50601
	31002 办公设备购置 50306 50601
	31003 专用设备购置 50306 50601
	31005 基础设施建设 50302 50601
	31006 大型修缮 50307 50601
	31007 信息网络及软件购置更新 50306 50601
	31008 物资储备 50399 50601
	31009 土地补偿 50305 50601
	31010 安置补助 50305 50601
	31011 地上附着物和青苗补偿 50305 50601
	31012 拆迁补偿 50305 50601
	31013 公务用车购置 50303 50601
	31019 其他交通工具购置 50399 50601
	31021 文物和陈列品购置 50399 50601
	31022 无形资产购置 50399 50601
	31099 其他资本性支出 50399 50601`;

/** 部门预算支出经济科目, 款. */
export const DEPARTMENT_CODES = [PAY, GOODS, PERSONS, DEBT, CONSTRUCTION, CAPITAL].flatMap(read);

/** 政府预算支出经济科目, 类 and 款, as far as the 款 above map to them. */
export const GOVERNMENT_CODES: readonly EconomicCode[] = `
	501 机关工资福利支出
	50101 工资奖金津补贴
	50102 社会保障缴费
	50103 住房公积金
	50199 其他工资福利支出
	502 机关商品和服务支出
	50201 办公经费
	50202 会议费
	50203 培训费
	50204 专用材料购置费
	50205 委托业务费
	50206 公务接待费
	50207 因公出国（境）费用
	50208 公务用车运行维护费
	50209 维修（护）费
	50299 其他商品和服务支出
	503 机关资本性支出
	50301 房屋建筑物购建
	50302 基础设施建设
	50303 公务用车购置
	50305 土地征迁补偿和安置支出
	50306 设备购置
	50307 大型修缮
	50399 其他资本性支出
	504 机关资本性支出（基本建设）
	50401 房屋建筑物购建
	50402 基础设施建设
	50403 公务用车购置
	50404 设备购置
	50405 大型修缮
	50499 其他资本性支出
	505 对事业单位经常性补助
	50501 工资福利支出
	50502 商品和服务支出
	50599 其他对事业单位补助
	506 对事业单位资本性补助
	50601 资本性支出
	50602 资本性支出（基本建设）
	509 对个人和家庭的补助
	50901 社会福利和救助
	50902 助学金
	50903 个人农业生产补贴
	50905 离退休费
	50999 其他对个人和家庭补助
	511 债务利息及费用支出
	51101 国内债务付息
	51102 国外债务付息
	51103 国内债务发行费用
	51104 国外债务发行费用`
	.trim()
	.split('\n')
	.map((line) => {
		const [code, name] = line.trim().split(' ');
		return { code, name };
	});

const ALL_CODES = new Map(
	[...DEPARTMENT_CLASSES, ...DEPARTMENT_CODES, ...GOVERNMENT_CODES].map((c) => [c.code, c.name])
);
const DEPARTMENT_BY_CODE = new Map(DEPARTMENT_CODES.map((c) => [c.code, c]));

/** Brackets, spaces and width vary in print: 「维修(护)费」 is 「维修（护）费」. */
function foldName(name: string): string {
	return name.normalize('NFKC').replace(/\s+/g, '');
}

/** By folded name: every line of T6 is looked up. */
function byName<T extends EconomicCode>(codes: readonly T[]): ReadonlyMap<string, readonly T[]> {
	const named = new Map<string, T[]>();
	for (const code of codes) {
		const same = named.get(foldName(code.name));
		if (same) same.push(code);
		else named.set(foldName(code.name), [code]);
	}
	return named;
}

const DEPARTMENT_CODES_BY_NAME = byName(DEPARTMENT_CODES);
const DEPARTMENT_CLASSES_BY_NAME = byName(DEPARTMENT_CLASSES);
const GOVERNMENT_CODES_BY_NAME = byName(GOVERNMENT_CODES.filter(({ code }) => code.length === 5));

/** The name of an economic code of either classification. */
export function economicName(code: string): string | undefined {
	return ALL_CODES.get(code);
}

/** The 款 of the departments' classification with that name; 类 have `departmentClassNamed`. */
export function departmentCodesNamed(name: string): readonly EconomicCode[] {
	return DEPARTMENT_CODES_BY_NAME.get(foldName(name)) ?? [];
}

/** The 类 of the departments' classification with that name. */
export function departmentClassNamed(name: string): EconomicCode | undefined {
	return DEPARTMENT_CLASSES_BY_NAME.get(foldName(name))?.[0];
}

/** The 款 of the government's classification with that name: 其他资本性支出 has two. */
export function governmentCodesNamed(name: string): readonly EconomicCode[] {
	return GOVERNMENT_CODES_BY_NAME.get(foldName(name)) ?? [];
}

/** 政府科目 of a 款 of the departments' classification where a unit of that kind spends. */
export function governmentCodeOf(code: string, kind: UnitKind): string | undefined {
	const found = DEPARTMENT_BY_CODE.get(code);
	return kind === '事业' ? found?.institution : found?.agency;
}

/** Every 政府科目 that the 款 can stand beside in T6 of a department with units of all kinds; none: not known. */
export function governmentCodesOf(code: string): readonly string[] {
	const { agency, institution } = DEPARTMENT_BY_CODE.get(code) ?? {};
	return [...new Set([agency, institution])].filter((found) => found !== undefined);
}

/** 人员经费 for 301 and 303, 公用经费 for 302 and 310; the other 类 are no 基本支出 of T6. */
export function basicExpenseOf(code: string): BasicExpense | undefined {
	switch (code.slice(0, 3)) {
		case '301':
		case '303':
			return '人员经费';
		case '302':
		case '310':
			return '公用经费';
		default:
			return undefined;
	}
}
