/** All rules, in the order in which their findings are told. */
import type { Rule } from '../rule';
import * as appropriationAcross from './cross/appropriation';
import * as basicAndProject from './cross/basic-and-project';
import * as classes from './cross/classes';
import * as codes from './cross/codes';
import * as totals from './cross/totals';
import * as funds from './form/funds';
import * as formsAndRows from './project/forms-and-rows';
import * as appropriation from './within/appropriation';
import * as economicClass from './within/economic-class';
import * as expenditure from './within/expenditure';
import * as operatingCost from './within/operating-cost';
import * as projects from './within/projects';
import * as revenue from './within/revenue';
import * as revenueAndExpenditure from './within/revenue-and-expenditure';
import * as threePublic from './within/three-public';

const FAMILIES = 'WXFPNDSM';

const rules: readonly Rule[] = [
	revenueAndExpenditure,
	revenue,
	expenditure,
	appropriation,
	economicClass,
	threePublic,
	operatingCost,
	projects,
	totals,
	classes,
	codes,
	appropriationAcross,
	basicAndProject,
	funds,
	formsAndRows
].flatMap((file): Rule[] => Object.values(file));

/** Families in the order of the catalogue, rules by number within. */
export const CATALOGUE: readonly Rule[] = [...rules].sort(
	(a, b) =>
		FAMILIES.indexOf(a.id[0]) - FAMILIES.indexOf(b.id[0]) ||
		(a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
);

export function ruleOf(id: string): Rule | undefined {
	return CATALOGUE.find((rule) => rule.id === id);
}
