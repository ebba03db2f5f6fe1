import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exactAmount } from '$lib/budget/values/amount';
import type { AmountFact } from './fact';
import { partsHold, partsOfTotals } from './parts-of-total';
import { countsOf } from './named-count';
import { plannedTimesIn, timedAction, timesAbout } from './planned-time';
import { pricedQuantitiesIn, pricedQuantityHolds } from './priced-quantity';
import { productHolds, productsIn } from './product';
import { settlementHolds, settlementsIn } from './settlement';
import { statedNeeds } from './stated-need';
import { cpuTime } from '../../../../tests/support/cpu-time';

const yuan = (amount: AmountFact) => exactAmount(amount.value, '元', 0);

test('[C1] a total and its parts', () => {
	const [list] = partsOfTotals(
		'共需96.2万元，其中：2022年应支未支30万元，2023年66.2万元。另5万元。'
	);
	expect([yuan(list.total), list.parts.map(yuan)]).toEqual(['962000', ['300000', '662000']]);
	expect(partsHold(list)).toBe(true);
	for (const unclear of [
		'共需9万元，其中：甲项5万元，其中乙项1万元。',
		'共需9万元，其中：5万元，4万元。',
		'共需9万元，用于其中的甲项5万元，乙项1万元。',
		'共需9万元，其中：甲项3元/人，乙项1万元。',
		'共需9万元，其中：甲项2*3万元，乙项1万元。',
		'共需9万元，其中：甲项5万元。'
	])
		expect(partsOfTotals(unclear)).toEqual([]);
});

test('[C2] what was granted, paid and is left, in any order', () => {
	const [told] = settlementsIn('剩余29.103万元未付，批复预算50万元，已支付20.897万元。');
	expect([told.granted, told.paid, told.left].map(yuan)).toEqual(['500000', '208970', '291030']);
	expect(settlementHolds(told)).toBe(true);
	expect(settlementsIn('批复5万元，批复3万元，已支付1万元，剩余4万元。')).toEqual([]);
	expect(settlementsIn('批复5万元。已支付1万元。剩余4万元。')).toEqual([]);
});

test('[C3] formulas', () => {
	const [named, bare, wrong] = productsIn(
		'11辆车×2950元=32450元；3000*8=24000元；2套*0.1万=0.3万元；'
	);
	expect([productHolds(named), productHolds(bare), productHolds(wrong)]).toEqual([
		true,
		true,
		false
	]);
	expect(wrong.readings.map((fen) => fen / 100)).toEqual([2000]);
	for (const none of ['50*50*2.5镀锌方管', '面积=3.5万元', '5-3=2元', '2*3+4=10元'])
		expect(productsIn(none)).toEqual([]);
});

test('[C4] price, count and total', () => {
	const read = (text: string) =>
		pricedQuantitiesIn(text).map((p) => [
			p.count.unit,
			yuan(p.price),
			yuan(p.total),
			pricedQuantityHolds(p)
		]);
	expect(read('工勤255人，按照3500元/月人的标准，预算工资1071万元。')).toEqual([
		['人', '3500', '10710000', true]
	]);
	expect(read('每人3000元，拟招37人，共需11.1万元')).toEqual([['人', '3000', '111000', true]]);
	expect(read('拟招37人，每人3000元，需经费约11.1万元')).toEqual([]);
	expect(read('拟招37人，每人3000元，需经费11.2万元')).toEqual([['人', '3000', '112000', false]]);
	expect(read('3个月内聘用2人，4000元/人/月，共需2.4万元')).toEqual([
		['人', '4000', '24000', true]
	]);
	expect(read('9人和8名，4000元/人/月，共需2.4万元')).toEqual([]);
	expect(read('9台，4000元/人/月，共需2.4万元')).toEqual([]);
});

test('[C5] when a plan does what', () => {
	const plan = '2022年9月招标，12月验收。2023年3月底前支付尾款，10月份完成购置和验收。';
	const times = plannedTimesIn(plan, 2023);
	expect(times.map(({ action, begins }) => `${action} ${begins - 2023 * 12 + 1}`)).toEqual([
		'招标 -3',
		'验收 0',
		'支付 3',
		'验收 10',
		'采购 10'
	]);
	expect(timedAction('设备购置招标时间')).toBe('招标');
	expect(timedAction('采购前期工作完成时间')).toBe(undefined);
	const two = '甲所设备5月采购。乙所设备6月采购。';
	const about = timesAbout(two, '乙所设备购置时间', plannedTimesIn(two, 2023));
	expect(about.map(({ when }) => two.slice(when.span.start, when.span.end))).toEqual(['6月']);
});

test('[C6] counts of what is named', () => {
	const of = (text: string, name: string, unit: string) =>
		countsOf(text, name, unit).map((count) => count.digits);
	expect(of('替换3台涉密打印机和50台非涉密计算机', '购置非涉密电脑数量', '台')).toEqual([50]);
	expect(of('拟招录139名辅警', '招聘辅警人数', '人')).toEqual([]);
	expect(of('拟招录139名辅警人员', '辅警人员数量', '人')).toEqual([139]);
	expect(of('驻所医师、护士共6人', '驻所医师人数', '人')).toEqual([]);
});

test('[C7] stated needs', () => {
	expect(statedNeeds('共需资金96.2万元，其中工资（共需81万元），另有3万元。').map(yuan)).toEqual([
		'962000'
	]);
});

test('[R11] [R12] compound readers never throw, and take linear time', () => {
	const piece = fc.constantFrom(
		...'批复,已支付,剩余,其中,万元,元,5,3.2,*,=,9人,元/人/月,共需,，,；,。,每人,套'.split(',')
	);
	const readers = [partsOfTotals, settlementsIn, productsIn, pricedQuantitiesIn];
	fc.assert(
		fc.property(fc.array(piece, { maxLength: 40 }), (parts) => {
			for (const read of readers) read(parts.join(''));
		}),
		{ numRuns: 1_000 }
	);
	const start = cpuTime();
	for (const unit of ['其中', '批复5万元，', '2*', '9人，5元/人，共3万元，', '其中：甲项5万元，'])
		for (const read of readers) read(unit.repeat(100_000 / unit.length));
	expect(cpuTime() - start).toBeLessThan(10_000);
});
