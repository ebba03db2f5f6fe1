/** N12, N13: “三公”经费 (七) against T10, and the changes of its parts against that of the whole. */
import { addsUp } from '../../comparing/compare';
import { TOTAL } from '../../reading/lookups';
import { cell, known, type Operand, plus } from '../../reading/operand';
import { filled } from '../../reading/places';
import type { Rule } from '../../rule/rule';
import {
	againstTables,
	amounts,
	asOperand,
	DEPARTMENT,
	placeOf,
	quoting,
	section,
	type Section
} from './stated';
import { signed } from './comparison';

const LINES: Readonly<Record<string, string>> = {
	三公经费: TOTAL,
	因公出国境费: '出国',
	公务接待费: '接待',
	公务用车购置及运行费: '车辆',
	公务用车购置费: '购置',
	公务用车运行费: '运行'
};

export const threePublicInText: Rule = {
	id: 'N12',
	severity: 'error',
	comparator: 'ID',
	each: 'book',
	check: (reader) =>
		filled(reader, DEPARTMENT, 'T10')
			? againstTables(section(reader, 'N7'), ({ subject }) =>
					subject in LINES
						? [cell(reader, reader.find('T10', 'threePublic', LINES[subject]), '合计')]
						: undefined
				)
			: undefined
};

/** A subject's change: stated, nothing where it is 与上年相同, `undefined` where it isn't said. */
function changeOf(said: Section, subject: string): Operand | undefined {
	const [change] = amounts(said, subject, 'change');
	if (change) return asOperand(said, change, signed(change));
	const same = said.claims.claims.find((c) => c.kind === 'direction' && c.subject === subject);
	return same && known(0, 0, () => [placeOf(said, same)]);
}

export const changesAddUp: Rule = {
	id: 'N13',
	severity: 'error',
	comparator: 'SUM',
	each: 'book',
	check: (reader) => {
		const said = section(reader, 'N7');
		const total = changeOf(said, '三公经费');
		if (!total) return undefined;
		const [abroad, receptions, vehicles] = [
			'因公出国境费',
			'公务接待费',
			'公务用车购置及运行费'
		].map((subject) => changeOf(said, subject));
		const purchase = changeOf(said, '公务用车购置费');
		const running = changeOf(said, '公务用车运行费');
		const cars = vehicles ?? (purchase && running && plus(purchase, running));
		if (!abroad || !receptions || !cars) return undefined;
		const [stated] = amounts(said, '三公经费', 'change');
		const manner = stated ? { arguments: quoting(said, stated.span) } : {};
		return addsUp(total, plus(abroad, receptions, cars), manner);
	}
};
