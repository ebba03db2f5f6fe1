/** X42: what a unit asks for stays within its control number (一下控制数). */
import { exactAmount } from '$lib/budget/values/amount';
import { settingOf, type ControlNumber } from '$lib/budget/settings/book-settings';
import { needsSetting } from '../../rule/applicability';
import type { Message } from '../../finding/finding';
import { TOTAL } from '../../reading/lookups';
import { cell, column, type Operand } from '../../reading/operand';
import { filled, projectRows, sheetIn, totalOf } from '../../reading/places';
import type { Edition, RuleReader } from '../../reading/rule-reader';
import type { Rule } from '../../rule/rule';

const needsNumbers = needsSetting('controlNumbers');

/** The unit that a control number is for; `undefined` where the register doesn't know it. */
function editionOf(reader: RuleReader, { unit: name }: ControlNumber): Edition | undefined {
	if (name === undefined) return {};
	const unit = reader.head('units').find((u) => u.name === name || u.id === name)?.id;
	return unit === undefined ? undefined : { unit };
}

function needsKnownUnits(reader: RuleReader): Message | undefined {
	const lacking = needsNumbers(reader);
	if (lacking) return lacking;
	const numbers = settingOf(reader.head('settings'), 'controlNumbers') ?? [];
	const unknown = numbers.find((number) => editionOf(reader, number) === undefined);
	return (
		unknown && {
			key: 'malformed',
			arguments: { setting: 'controlNumbers', at: unknown.unit ?? '' }
		}
	);
}

/** What the book asks for under a control number; `undefined` where no table shows it. */
function asked(reader: RuleReader, number: ControlNumber, edition: Edition): Operand | undefined {
	const { fund, part } = number;
	const isFilled = (table: 'T2' | 'T5' | 'T6') => filled(reader, edition, table);
	if (part === '合计') return isFilled('T2') ? totalOf(reader, edition, 'T2', fund) : undefined;
	if (part === '项目支出') return column(reader, projectRows(edition), fund);
	if (fund !== '一般公共预算') return undefined;
	if (isFilled('T5')) return totalOf(reader, edition, 'T5', '基本支出');
	return isFilled('T6')
		? cell(reader, reader.find(sheetIn(edition, 'T6'), 'code', TOTAL), '合计')
		: undefined;
}

export const withinControlNumbers: Rule = {
	id: 'X42',
	severity: 'error',
	comparator: '≤',
	needs: needsKnownUnits,
	each: 'listed',
	list: (reader) =>
		Object.keys(settingOf(reader.head('settings'), 'controlNumbers') ?? []).map(String),
	check: (reader, at) => {
		const number = settingOf(reader.head('settings'), 'controlNumbers')?.[Number(at)];
		const edition = number && editionOf(reader, number);
		const sum = edition && asked(reader, number, edition);
		if (!sum || sum.value <= number.amount) return undefined;
		return {
			cells: sum.cells(),
			...(sum.ranges.length > 0 && { ranges: sum.ranges }),
			actual: exactAmount(sum.value, '万元'),
			expected: exactAmount(number.amount, '万元'),
			difference: exactAmount(sum.value - number.amount, '万元'),
			printedIn: '万元',
			about: at,
			arguments: { unit: number.unit ?? '', fund: number.fund, part: number.part }
		};
	}
};
