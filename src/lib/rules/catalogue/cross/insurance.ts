/** X28–X33: what T6 pays into insurance and housing funds, against the 科目 of T5 that hold it. */
import { isAgency } from '$lib/budget/book/unit';
import { addsUp, identical } from '../../comparing/compare';
import { plainName } from '../../text/name';
import { column, plus } from '../../reading/operand';
import { coded, filled, sheetIn } from '../../reading/places';
import type { Rule } from '../../rule/rule';

const paidUnder = (id: string, account: string, codes: readonly string[]): Rule => ({
	id,
	severity: 'error',
	comparator: codes.length > 1 ? 'SUM' : 'ID',
	each: 'edition',
	of: ['T6'],
	check: (reader, edition) => {
		if (!filled(reader, edition, 'T5', 'T6')) return undefined;
		const paid = column(
			reader,
			{ sheet: sheetIn(edition, 'T6'), lookup: 'account', key: plainName(account) },
			'合计'
		);
		const [first, ...others] = codes.map((code) => coded(reader, edition, 'T5', code, '基本支出'));
		const held = plus(first, ...others);
		const manner = { arguments: { account, codes: codes.join('、') } };
		// 机关 and 事业 units print a line each: those are rounded apart.
		if (paid.figures > 1) return addsUp(held, paid, manner);
		return held.figures > 1 ? addsUp(paid, held, manner) : identical(paid, held, manner);
	}
});

export const pension = paidUnder('X28', '机关事业单位基本养老保险缴费', ['2080505']);
export const medicalInsurance = paidUnder('X29', '职工基本医疗保险缴费', ['2101101', '2101102']);
export const medicalSubsidy = paidUnder('X30', '公务员医疗补助缴费', ['2101103']);
export const housingFund = paidUnder('X31', '住房公积金', ['2210201']);
export const occupationalPension = paidUnder('X32', '职业年金缴费', ['2080506']);

const INSTITUTION_MEDICAL = '2101102';

export const institutionMedical: Rule = {
	id: 'X33',
	severity: 'warning',
	comparator: 'SET',
	each: 'book',
	check: (reader) => {
		const institutions = reader.head('units').filter(({ kind }) => !isAgency(kind));
		if (institutions.length === 0 || !filled(reader, {}, 'T5')) return undefined;
		if (reader.find('T5', 'code', INSTITUTION_MEDICAL) !== undefined) return undefined;
		// Where medical insurance isn't paid from this budget at all, there is nothing to expect.
		const medical = ['2101101', '21011'].map((code) => reader.find('T5', 'code', code));
		const row = medical.find((found) => found !== undefined);
		if (row === undefined) return undefined;
		const names = institutions.map(({ name }) => name).join('、');
		return { cells: [{ row, column: '编码' }], arguments: { names, code: INSTITUTION_MEDICAL } };
	}
};
