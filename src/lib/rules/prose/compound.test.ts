import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exactAmount } from '$lib/budget/amount';
import type { AmountFact } from './fact';
import { partsHold, partsOfTotals } from './parts-of-total';
import { pricedQuantitiesIn, pricedQuantityHolds } from './priced-quantity';
import { productHolds, productsIn } from './product';
import { settlementHolds, settlementsIn } from './settlement';

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
	const start = performance.now();
	for (const unit of ['其中', '批复5万元，', '2*', '9人，5元/人，共3万元，', '其中：甲项5万元，'])
		for (const read of readers) read(unit.repeat(100_000 / unit.length));
	expect(performance.now() - start).toBeLessThan(10_000);
});
