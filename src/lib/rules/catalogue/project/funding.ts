/** P06, P07: where a project's funds come from, in its row, its form and its name. */
import { exactAmount } from '$lib/budget/values/amount';
import type { RowId } from '$lib/budget/book/book';
import { fundColumn } from '$lib/budget/form/first-form';
import { documentNumberIn } from '../../text/document-number';
import type { Rule } from '../../rule/rule';
import type { RuleReader } from '../../reading/rule-reader';

const OWN = fundColumn('年度', '自筹');
const CENTRAL = fundColumn('年度', '中央');
const PROVINCIAL = fundColumn('年度', '省级');

export const ownFundsAreUnitFunds: Rule = {
	id: 'P06',
	severity: 'error',
	comparator: 'SET',
	each: 'row',
	of: ['T12'],
	check: (reader, row) => {
		const form = reader.partner(row)?.row;
		if (form === undefined) return undefined;
		const inForm = reader.amount(form, OWN) ?? 0;
		const inRow = reader.amount(row, '单位资金') ?? 0;
		if (inForm > 0 === inRow > 0) return undefined;
		return {
			cells: [
				{ row, column: '单位资金' },
				{ row: form, column: OWN }
			],
			variant: inForm > 0 ? undefined : 'row',
			arguments: { inRow: exactAmount(inRow, '万元'), inForm: exactAmount(inForm, '元') }
		};
	}
};

const FROM_ABOVE = /(?:中央|省级|省).{0,12}转移支付|转移支付.{0,12}(?:中央|省级)/;

type Level = '中央' | '省级' | '两级' | '无';

function levelOf(reader: RuleReader, form: RowId): Level {
	const [central, provincial] = [CENTRAL, PROVINCIAL].map((c) => (reader.amount(form, c) ?? 0) > 0);
	if (central && provincial) return '两级';
	return central ? '中央' : provincial ? '省级' : '无';
}

export const transferIsFromAbove: Rule = {
	id: 'P07',
	severity: 'explain',
	comparator: 'SET',
	each: 'row',
	of: ['projects'],
	check: (reader, form) => {
		const name = reader.text(form, '项目名称').trim();
		const level = levelOf(reader, form);
		if (level === '无')
			return FROM_ABOVE.test(name)
				? {
						cells: [CENTRAL, PROVINCIAL].map((column) => ({ row: form, column })),
						variant: 'none',
						arguments: { name }
					}
				: undefined;
		return sameDocumentSameLevel(reader, form, name);
	}
};

/** Told once for a document number, at its first form. */
function sameDocumentSameLevel(reader: RuleReader, form: RowId, name: string) {
	const number = documentNumberIn(name);
	if (number === undefined) return undefined;
	const granted = reader
		.group('projects', 'document', number)
		.map(({ id }) => ({ id, level: levelOf(reader, id) }))
		.filter(({ level }) => level === '中央' || level === '省级');
	const central = granted.filter(({ level }) => level === '中央');
	if (granted[0]?.id !== form || central.length === 0 || central.length === granted.length)
		return undefined;
	const [year, serial] = number.split('-');
	return {
		cells: granted.map(({ id, level }) => ({
			row: id,
			column: level === '中央' ? CENTRAL : PROVINCIAL
		})),
		arguments: {
			number: `〔${year}〕${serial}号`,
			central: central.length,
			provincial: granted.length - central.length
		}
	};
}
