/** F04–F07, F16: for how long a project runs, and what that means for its funds and goals. */
import { exactAmount, type Fen } from '$lib/budget/values/amount';
import type { RowId } from '$lib/budget/book/book';
import { fundColumn } from '$lib/budget/form/first-form';
import { termOf, type Attribute, type Term } from '../../text/form-term';
import { plainName } from '../../text/name';
import type { Draft } from '../../finding/draft';
import type { Rule } from '../../rule/rule';
import type { RuleReader } from '../../reading/rule-reader';

const TERM_TOTAL = fundColumn('实施期', '总额');
const YEAR_TOTAL = fundColumn('年度', '总额');

interface Funds {
	readonly term: Fen;
	readonly year: Fen;
}

/** Both totals, where both are given. */
function fundsOf(reader: RuleReader, form: RowId): Funds | undefined {
	const [term, year] = [reader.amount(form, TERM_TOTAL), reader.amount(form, YEAR_TOTAL)];
	return term === undefined || year === undefined ? undefined : { term, year };
}

function termOfForm(reader: RuleReader, form: RowId): Term {
	return termOf(reader.text(form, '项目属性'), reader.text(form, '项目期'));
}

function againstYear(
	form: RowId,
	{ term }: Funds,
	expected: Fen,
	more: Partial<Draft> = {}
): Draft {
	return {
		cells: [
			{ row: form, column: TERM_TOTAL },
			{ row: form, column: YEAR_TOTAL },
			{ row: form, column: '项目期' }
		],
		actual: exactAmount(term, '元'),
		expected: exactAmount(expected, '元'),
		difference: exactAmount(term - expected, '元'),
		printedIn: '元',
		...more
	};
}

/** The total of the term is often written in whole hundreds of 元. */
const ROUNDED_TERM: Fen = 50_00;

export const oneYearTermIsYear: Rule = {
	id: 'F04',
	severity: 'explain',
	comparator: 'ID',
	each: 'row',
	of: ['projects'],
	check: (reader, form) => {
		const { attribute, years = 1 } = termOfForm(reader, form);
		const funds = fundsOf(reader, form);
		if (attribute !== '一次性' || years !== 1 || !funds) return undefined;
		if (Math.abs(funds.term - funds.year) <= ROUNDED_TERM) return undefined;
		return againstYear(form, funds, funds.year);
	}
};

export const termIsSeveralYears: Rule = {
	id: 'F05',
	severity: 'explain',
	comparator: '≤',
	each: 'row',
	of: ['projects'],
	check: (reader, form) => {
		const { years } = termOfForm(reader, form);
		const funds = fundsOf(reader, form);
		if (years === undefined || years < 2 || !funds || funds.year === 0) return undefined;
		const expected = funds.year * years;
		if (funds.term >= expected * 0.5 && funds.term <= expected * 1.5) return undefined;
		return againstYear(form, funds, expected, { arguments: { years } });
	}
};

const ATTRIBUTES: readonly Attribute[] = ['一次性', '延续性', '经常性'];
const MOST_YEARS = 10;

/** Told once for each attribute, at the forms that differ from most. */
export const sameAttributeSameTerm: Rule = {
	id: 'F06',
	severity: 'hint',
	comparator: 'SET',
	each: 'book',
	check: (reader) =>
		ATTRIBUTES.flatMap((attribute): Draft[] => {
			const terms = Array.from({ length: MOST_YEARS }, (_, i) => i + 1)
				.map((years) => ({
					years,
					forms: reader.group('projects', 'term', `${attribute}|${years}`)
				}))
				.filter(({ forms }) => forms.length > 0)
				.sort((a, b) => b.forms.length - a.forms.length || a.years - b.years);
			if (terms.length < 2) return [];
			const [most, ...others] = terms;
			const forms = others.flatMap((other) => other.forms).slice(0, 64);
			return [
				{
					cells: forms.map(({ id }) => ({ row: id, column: '项目期' })),
					about: attribute,
					arguments: {
						attribute,
						years: most.years,
						count: most.forms.length,
						others: others.map(({ years, forms }) => `${years}年 ${forms.length}`).join('、')
					}
				}
			];
		})
};

export const termIsGiven: Rule = {
	id: 'F07',
	severity: 'error',
	comparator: 'TXT',
	each: 'row',
	of: ['projects'],
	check: (reader, form) => {
		const blank = ['项目属性', '项目期'].filter(
			(column) => reader.text(form, column).trim() === ''
		);
		if (blank.length === 0) return undefined;
		return {
			cells: blank.map((column) => ({ row: form, column })),
			arguments: { fields: blank.join('、') }
		};
	}
};

export const goalsDiffer: Rule = {
	id: 'F16',
	severity: 'warning',
	comparator: 'TXT',
	each: 'row',
	of: ['projects'],
	check: (reader, form) => {
		const { years } = termOfForm(reader, form);
		if (years === undefined || years < 2) return undefined;
		const [ofTerm, ofYear] = ['实施期总体目标', '年度总体目标'].map((column) =>
			plainName(reader.text(form, column))
		);
		if (ofTerm === '' || ofTerm !== ofYear) return undefined;
		return {
			cells: [
				{ row: form, column: '年度总体目标' },
				{ row: form, column: '实施期总体目标' }
			],
			arguments: { years }
		};
	}
};
