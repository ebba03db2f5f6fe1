/** M03: an explanation is bound to the values it explains, and lapses when one changes. */
import { operandAt, stands } from '../../reading/operand-at';
import type { Rule } from '../../rule/rule';

export const explanationStands: Rule = {
	id: 'M03',
	severity: 'error',
	comparator: 'ID',
	each: 'listed',
	list: (reader) => reader.head('explanations').map(({ id }) => id),
	check: (reader, id) => {
		const explanation = reader.head('explanations').find((one) => one.id === id);
		if (!explanation) return undefined;
		const operands = Object.entries(explanation.operands).map(([address, given]) => {
			const place = operandAt(reader, address);
			const now = place && reader.value(place.row, place.column);
			return { address, place, holds: place !== undefined && stands(now, given) };
		});
		const changed = operands.filter(({ holds }) => !holds);
		if (changed.length === 0) return undefined;
		return {
			cells: operands.flatMap(({ place }) => place ?? []),
			about: id,
			arguments: {
				explanation: id,
				explained: explanation.rule,
				changed: changed.map(({ address }) => address).join('、')
			}
		};
	}
};
