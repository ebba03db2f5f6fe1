/** X26, X26b, X27: 机关运行经费 (T11) against 公用经费 (T6) and the register of units. */
import { settingOf } from '$lib/budget/settings/book-settings';
import { isAgency } from '$lib/budget/book/unit';
import { addsUp, identical } from '../../comparing/compare';
import type { Message } from '../../finding/finding';
import { TOTAL } from '../../reading/lookups';
import { cell, known, minus, NOTHING, plus, type Operand } from '../../reading/operand';
import { filled } from '../../reading/places';
import type { Draft } from '../../finding/draft';
import type { Rule } from '../../rule/rule';
import type { RuleReader } from '../../reading/rule-reader';

const DEPARTMENT = {};

const countsAll = (reader: RuleReader): boolean =>
	settingOf(reader.head('settings'), '机关运行经费口径') === '全部公用';
const ofDepartment = (reader: RuleReader): Operand =>
	cell(reader, reader.find('T11', 'role', 'total'), '合计');
const operating = (reader: RuleReader): Operand =>
	cell(reader, reader.find('T6', 'code', TOTAL), '公用经费');

/** 公用经费 of the 事业 units: as entered, or as their own T6 show it; `undefined` where nothing does. */
function ofInstitutions(reader: RuleReader): Operand | undefined {
	const institutions = reader.head('units').filter(({ kind }) => !isAgency(kind));
	if (institutions.length === 0) return NOTHING;
	const entered = settingOf(reader.head('settings'), 'institutionOperating');
	if (entered !== undefined) return known(entered);
	if (!institutions.every(({ id }) => filled(reader, { unit: id }, 'T6'))) return undefined;
	return plus(
		...institutions.map(({ id }) =>
			cell(reader, reader.find(`T6@${id}`, 'code', TOTAL), '公用经费')
		)
	);
}

/** The most that T11 can be: 公用经费 less what stands under 对事业单位补助 in T6 itself. */
const exceeds = (reader: RuleReader): boolean =>
	ofDepartment(reader).value > operating(reader).value;

function needsAgencyScope(reader: RuleReader): Message | undefined {
	return countsAll(reader) ? { key: 'lacks.agency-operating', arguments: {} } : undefined;
}

function needsInstitutions(reader: RuleReader): Message | undefined {
	const scope = needsAgencyScope(reader);
	if (scope) return scope;
	return ofInstitutions(reader) === undefined && !exceeds(reader)
		? { key: 'lacks.institution-operating', arguments: {} }
		: undefined;
}

export const operatingCostOfAgencies: Rule = {
	id: 'X26',
	severity: 'error',
	comparator: 'SUM',
	needs: needsInstitutions,
	each: 'book',
	check: (reader) => {
		if (!filled(reader, DEPARTMENT, 'T11', 'T6')) return undefined;
		const institutions = ofInstitutions(reader);
		if (institutions) return addsUp(ofDepartment(reader), minus(operating(reader), institutions));
		// Even without knowing them: a part can't be more than the whole.
		return exceeds(reader)
			? identical(ofDepartment(reader), operating(reader), { variant: 'exceeds' })
			: undefined;
	}
};

export const operatingCostOfAll: Rule = {
	id: 'X26b',
	severity: 'warning',
	comparator: 'ID',
	needs: (reader) =>
		countsAll(reader) ? undefined : { key: 'lacks.all-operating', arguments: {} },
	each: 'book',
	check: (reader) =>
		filled(reader, DEPARTMENT, 'T11', 'T6')
			? identical(ofDepartment(reader), operating(reader))
			: undefined
};

export const operatingCostUnits: Rule = {
	id: 'X27',
	severity: 'error',
	comparator: 'SET',
	needs: needsAgencyScope,
	each: 'book',
	check: (reader) => {
		const rows = reader.group('T11', 'body', 'body');
		if (rows.length === 0 || !filled(reader, DEPARTMENT, 'T11')) return undefined;
		const units = reader.head('units');
		const listed = new Set(rows.map(({ unit }) => unit));
		const drafts: Draft[] = rows
			.filter(({ unit }) => units.some(({ id, kind }) => id === unit && !isAgency(kind)))
			.map(({ id }) => ({
				cells: [{ row: id, column: '单位' }],
				variant: 'institution',
				arguments: { name: reader.text(id, '单位').trim() }
			}));
		const missing = units.filter(({ id, kind }) => isAgency(kind) && !listed.has(id));
		if (missing.length > 0)
			drafts.push({
				cells: [{ row: reader.find('T11', 'role', 'total') ?? rows[0].id, column: '单位' }],
				about: 'missing',
				arguments: { names: missing.map(({ name }) => name).join('、') }
			});
		return drafts;
	}
};
