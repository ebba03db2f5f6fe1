import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exactAmount } from '$lib/budget/values/amount';
import { firstFormat } from '$lib/formats/known-formats';
import type { Claim } from './claim';
import { claimNamed, claimsOf, nameOfClaim } from './claims';
import { printDecimal } from './decimal';
import { SECTION_IDS, type SectionId } from './section-id';
import { cpuTime } from '../../../../tests/support/cpu-time';

function told(claim: Claim): string {
	const value =
		claim.kind === 'amount'
			? exactAmount(claim.fact.value, '万元', 0)
			: claim.kind === 'percent'
				? `${printDecimal(claim.fact)}%`
				: claim.kind === 'count'
					? printDecimal(claim.fact) + claim.fact.unit
					: claim.kind === 'list'
						? claim.items.map((item) => item.name).join('|')
						: (claim.sense ?? '');
	const sign = claim.sense && claim.kind !== 'direction' ? ` ${claim.sense}` : '';
	return `${claim.subject}.${claim.facet} ${value}${sign}`;
}
const read = (section: SectionId, text: string) => claimsOf(section, text).claims.map(told);
const unbound = (section: SectionId, text: string) =>
	claimsOf(section, text).unbound.map((u) => text.slice(u.span.start, u.span.end));

describe('[B1] a figure belongs to the words nearest before it', () => {
	test.each<[SectionId, string, string[]]>([
		[
			'N1',
			'2024年收入总预算120.50万元，其中本年收入100万元，上年结转20.50万元；支出总预算120.50万元，其中：本年支出110万元，年终结转结余10.5万元。',
			[
				'收入总计.value 120.5',
				'本年收入.value 100',
				'上年结转.value 20.5',
				'支出总计.value 120.5',
				'本年支出.value 110',
				'年终结转.value 10.5'
			]
		],
		[
			'N2',
			'本部门2024年收入预算总计为５００万元，其中：财政专户管理资金３０万元，占６％；一般公共预算收入470万元，占收入预算的94.00%。',
			[
				'收入总计.value 500',
				'财政专户管理资金.value 30',
				'财政专户管理资金.share 6%',
				'一般公共预算.value 470',
				'一般公共预算.share 94.00%'
			]
		],
		[
			'N3',
			'2024年部门支出预算 12,345.67 万元，其中项目支出2,345.67万元，占比19.00%，基本支出10,000万元，占比81.00%。',
			[
				'支出总计.value 12345.67',
				'项目支出.value 2345.67',
				'项目支出.share 19.00%',
				'基本支出.value 10000',
				'基本支出.share 81.00%'
			]
		],
		[
			'N4',
			'2024年财政拨款收支总预算900万元。收入包括：一般公共预算当年拨款收入800万元、上年结转100万元；支出包括：教育支出700万元、卫生健康支出200万元。',
			[
				'财政拨款总计.value 900',
				'当年拨款.value 800',
				'上年结转.value 100',
				'教育支出.value 700',
				'卫生健康支出.value 200'
			]
		],
		[
			'N7',
			'2024年“三公”经费财政拨款预算18万元，比上年减少2万元，下降10.00%。其中：因公出国（境）费用5万元，比上年减少2万元；公务接待费3万元，与上年持平；公务用车购置及运行维护费10万元（其中：公务用车购置费0万元，公务用车运行维护费10万元），较上年无变化。',
			[
				'三公经费.value 18',
				'三公经费.change 2 down',
				'三公经费.rate 10.00% down',
				'因公出国境费.value 5',
				'因公出国境费.change 2 down',
				'公务接待费.value 3',
				'公务接待费.direction same',
				'公务用车购置及运行费.value 10',
				'公务用车购置费.value 0',
				'公务用车运行费.value 10',
				'公务用车运行费.direction same'
			]
		],
		[
			'N8',
			'本部门机关运行经费财政拨款预算46.20万元，比上年预算增加4.20万元，增长10.00%，主要原因是人员增加2万元的办公费。',
			[
				'机关运行经费.value 46.2',
				'机关运行经费.change 4.2 up',
				'机关运行经费.rate 10.00% up',
				'原因.reason 2'
			]
		],
		[
			'N9',
			'本年安排政府采购预算66万元，其中货物类采购预算11万元，工程类采购预算22万元，服务类采购预算33万元。面向中小企业预留40万元。',
			[
				'政府采购总额.value 66',
				'采购货物.value 11',
				'采购工程.value 22',
				'采购服务.value 33',
				'中小企业份额.value 40'
			]
		],
		[
			'N10',
			'2024年实行绩效目标管理的项目共12个，涉及资金345.6万元。',
			['绩效项目数.value 12个', '绩效项目金额.value 345.6']
		],
		[
			'N11',
			'截至2023年12月31日，本部门共有车辆九辆，其中执法执勤用车6辆、其他用车3辆；单价100万元以上专用设备2台。',
			[
				'统计时点.date ',
				'车辆.value 9辆',
				'执法执勤用车.value 6辆',
				'其他用车.value 3辆',
				'专用设备.threshold 100',
				'专用设备.value 2台'
			]
		]
	])('%s %s', (section, text, expected) => {
		expect(read(section, text)).toEqual(expected);
		expect(unbound(section, text)).toEqual([]);
	});
});

describe('[B2] words may also follow the figure', () => {
	test('用于 and 为', () => {
		expect(read('N5', '安排200万元用于公共安全支出，100万元用于教育支出。')).toEqual([
			'公共安全支出.value 200',
			'教育支出.value 100'
		]);
		expect(read('N3', '总额中10万元为基本支出，20万元为项目支出。')).toEqual([
			'基本支出.value 10',
			'项目支出.value 20'
		]);
	});
});

describe('[B3] a change without words of its own', () => {
	test('after a list of parts belongs to the total', () => {
		const text =
			'收入总计110万元，其中：本年收入90万元，上年结转20万元，比上年增加10万元，增长10.00%。';
		expect(read('N1', text).slice(3)).toEqual(['收入总计.change 10 up', '收入总计.rate 10.00% up']);
	});
	test('belongs to the last part where only that fits its percentage', () => {
		const text =
			'收入总计110万元，其中：本年收入90万元，上年结转20万元，比上年增加10万元，增长100.00%。';
		expect(read('N1', text).slice(3)).toEqual([
			'上年结转.change 10 up',
			'上年结转.rate 100.00% up'
		]);
	});
	test('joined to a figure without a comma belongs to it', () => {
		const text = '三公经费9万元，其中：公务接待费3万元，公务用车运行费6万元较上年增加1万元。';
		expect(read('N7', text).at(-1)).toBe('公务用车运行费.change 1 up');
	});
});

test('[B4] last year’s figure is known by 较上年 and its like', () => {
	expect(read('N8', '机关运行经费90万元，上年预算数100万元，减少10万元，下降10%。')).toEqual([
		'机关运行经费.value 90',
		'机关运行经费.last 100',
		'机关运行经费.change 10 down',
		'机关运行经费.rate 10% down'
	]);
	expect(read('N8', '机关运行经费90万元较2022年100万元减少10万元。')[1]).toBe(
		'机关运行经费.last 100'
	);
});

test('[B5] lists of accounts and units', () => {
	const text =
		'人员经费10万元，主要包括：基本工资、奖金、津贴补贴等；公用经费5万元，主要包括：办公费，差旅费。';
	expect(read('N6', text)).toEqual([
		'人员经费.value 10',
		'人员经费.value 基本工资|奖金|津贴补贴',
		'公用经费.value 5',
		'公用经费.value 办公费|差旅费'
	]);
	expect(read('O2', '本部门预算组成单位包括：局机关、甲分局、乙所等3个行政、事业单位。')).toEqual([
		'预算单位.value 局机关|甲分局|乙所',
		'预算单位.value 3个'
	]);
});

test('[B6] what is not understood is listed, not guessed', () => {
	expect(unbound('N2', '另有3.5万元，完成率98%。')).toEqual(['3.5万元', '98%']);
});

test('[B7] reasons keep their figures to themselves and go on over 一是…；二是…', () => {
	const text = '三公经费5万元，比上年减少1万元，主要原因是：一是压缩接待费1万元；二是车辆减少2辆。';
	const { reasons, claims } = claimsOf('N7', text);
	expect(reasons.map((r) => [r.subject, r.text])).toEqual([
		['三公经费', '主要原因是:一是压缩接待费1万元;二是车辆减少2辆']
	]);
	expect(claims.filter((c) => c.facet === 'reason')).toHaveLength(2);
});

test('[B8] names are unique and find their claim', () => {
	const text = '收入总计9万元，上年结转2万元；支出总计9万元，上年结转2万元，比上年增长1%。';
	const claims = claimsOf('N1', text);
	const names = claims.claims.map((claim) => nameOfClaim(claims, claim));
	expect(names).toEqual(['收入总计', '上年结转', '支出总计', '上年结转#2', '上年结转增减率']);
	for (const claim of claims.claims)
		expect(claimNamed(claims, nameOfClaim(claims, claim))).toBe(claim);
});

test('[B9] never throws, and spans quote the source', () => {
	const pieces = fc.constantFrom(
		...'收入总计,其中,比上年,增加,占,万元,%,12.5,辆,车辆,项目,等,主要包括:,、,；,。,\n,人员经费,上年结转'.split(
			','
		)
	);
	fc.assert(
		fc.property(
			fc.constantFrom(...SECTION_IDS),
			fc.array(pieces, { maxLength: 30 }),
			(section, parts) => {
				const text = parts.join('');
				const { claims, unbound: loose } = claimsOf(section, text);
				for (const { span } of [...claims, ...loose])
					expect(span.start >= 0 && span.end <= text.length && span.start < span.end).toBe(true);
			}
		),
		{ numRuns: 2_000 }
	);
});

test('[B10] long texts are bound in time that grows with them', () => {
	const unit = '一般公共预算12.34万元，占5%，比上年增加1万元，增长2%；';
	const start = cpuTime();
	claimsOf('N2', unit.repeat(3_000));
	claimsOf('N2', '其中'.repeat(50_000));
	claimsOf('N1', '主要原因是'.repeat(20_000));
	claimsOf('N6', '人员经费主要包括：办公费、'.repeat(8_000));
	expect(cpuTime() - start).toBeLessThan(10_000);
});

const SEED = '../shared/seed/jincheng-psb-2023.txt';
describe.skipIf(!existsSync(SEED))('[B11] the real document (skipped where it is absent)', () => {
	const lines = existsSync(SEED) ? readFileSync(SEED, 'utf8').split('\n') : [];
	const begin = lines.findLastIndex((line) => /^第三部分.*情况说明\s*$/.test(line));
	const end = lines.findLastIndex((line) => /^第四部分 名词解释\s*$/.test(line));
	const sections = firstFormat().sections.filter((s) => s.part === '情况说明');
	const starts = sections.map((s) =>
		lines.findIndex(
			(line, i) => i > begin && i < end && line.startsWith(`${s.ordinal}、${s.title}`)
		)
	);
	const textOf = (i: number) => {
		const text = lines.slice(starts[i] + 1, starts[i + 1] ?? end);
		const forms = text.findIndex((line) => line.includes('绩效目标申报表'));
		return (forms < 0 ? text : text.slice(0, forms)).join('\n');
	};

	test('every figure in 万元 of sections 一 to 十一 has a subject', () => {
		let bound = 0;
		const loose: string[] = [];
		for (const [i, { id }] of sections.slice(0, 11).entries()) {
			const text = textOf(i);
			const claims = claimsOf(id as SectionId, text);
			bound += claims.claims.filter((c) => c.kind === 'amount').length;
			for (const u of claims.unbound)
				if (u.kind === 'amount') loose.push(`${id} ${text.slice(u.span.start, u.span.end)}`);
		}
		expect(loose).toEqual([]);
		expect(bound).toBe(56);
	});

	test('the figures that the tables contradict are bound to what they contradict', () => {
		const value = (id: string, name: string) => {
			const claims = claimsOf(id as SectionId, textOf(sections.findIndex((s) => s.id === id)));
			return told(claimNamed(claims, name)!);
		};
		expect(value('N2', '上年结转')).toBe('上年结转.value 2668.12');
		expect(value('N8', '机关运行经费')).toBe('机关运行经费.value 3798.29');
		expect(value('N8', '机关运行经费上年数')).toBe('机关运行经费.last 4095.46');
		expect(value('N10', '绩效项目数')).toBe('绩效项目数.value 110个');
		expect(value('N10', '绩效项目金额')).toBe('绩效项目金额.value 18348.32');
		expect(value('N7', '公务用车运行费增减额')).toBe('公务用车运行费.change 5.26 up');
	});
});
