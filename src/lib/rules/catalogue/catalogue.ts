/** All rules, in the order in which their findings are told. */
import type { Rule } from '../rule/rule';
import * as classes from './cross/classes';
import * as codeSets from './cross/code-sets';
import * as controlNumbers from './cross/control-numbers';
import * as earlierYear from './cross/earlier-year';
import * as insurance from './cross/insurance';
import * as lastYear from './cross/last-year';
import * as operatingCostAcross from './cross/operating-cost';
import * as otherBudgets from './cross/other-budgets';
import * as reply from './cross/reply';
import * as threePublicAcross from './cross/three-public';
import * as unitEditions from './cross/unit-editions';
import * as units from './cross/units';
import * as documentDates from './document/dates';
import * as explanations from './document/explanations';
import * as figuresInText from './document/figures';
import * as documentParts from './document/parts';
import * as documentWording from './document/wording';
import * as documentWorkflow from './document/workflow';
import * as cost from './form/cost';
import * as evaluation from './form/evaluation';
import * as filing from './form/filing';
import * as indicators from './form/indicators';
import * as proseAgreement from './form/prose-agreement';
import * as proseArithmetic from './form/prose-arithmetic';
import * as slips from './form/slips';
import * as term from './form/term';
import * as formWording from './form/wording';
import * as rates from '../free/rates';
import * as shares from '../free/share-rules';
import * as tablesAndProse from '../free/table-rules';
import * as freeWording from '../free/wording-rules';
import * as years from '../free/years';
import * as assets from './narrative/assets';
import * as livingFigures from './narrative/living-figures';
import * as basicSpendingInText from './narrative/basic-spending';
import * as incomeInText from './narrative/income';
import * as incomeAndSpendingInText from './narrative/income-and-spending';
import * as operatingCostInText from './narrative/operating-cost';
import * as performance from './narrative/performance';
import * as procurement from './narrative/procurement';
import * as sameFact from './narrative/same-fact';
import * as spendingInText from './narrative/spending';
import * as threePublicInText from './narrative/three-public';
import * as unbound from './narrative/unbound';
import * as unitsInText from './narrative/units';
import * as wording from './narrative/wording';
import * as yearOnYear from './narrative/year-on-year';
import * as personalData from './privacy/personal-data';
import * as redaction from './privacy/redaction';
import * as sensitiveTerms from './privacy/sensitive-terms';
import * as formsAndRows from './project/forms-and-rows';
import * as funding from './project/funding';
import * as projectNames from './project/names';
import * as standards from './project/standards';
import * as projectUnits from './project/units';
import * as accountCodes from './within/account-codes';
import * as amounts from './within/amounts';
import * as capitalCodes from './within/capital-codes';
import * as economicAccounts from './within/economic-accounts';
import * as heading from './within/heading';
import * as projectRows from './within/project-rows';
import * as roundingPlugs from './within/rounding-plugs';
import * as zeroStyle from './within/zero-style';

const FAMILIES = 'WXFPNDGSM';

const rules: readonly Rule[] = [
	classes,
	proseAgreement,
	proseArithmetic,
	formsAndRows,
	incomeAndSpendingInText,
	incomeInText,
	sameFact,
	spendingInText,
	yearOnYear,
	basicSpendingInText,
	threePublicInText,
	wording,
	operatingCostInText,
	procurement,
	performance,
	assets,
	unitsInText,
	unbound,
	livingFigures,
	codeSets,
	controlNumbers,
	earlierYear,
	insurance,
	lastYear,
	operatingCostAcross,
	otherBudgets,
	reply,
	threePublicAcross,
	unitEditions,
	units,
	accountCodes,
	amounts,
	economicAccounts,
	capitalCodes,
	heading,
	projectRows,
	roundingPlugs,
	zeroStyle,
	term,
	cost,
	indicators,
	filing,
	slips,
	formWording,
	evaluation,
	projectNames,
	projectUnits,
	funding,
	standards,
	documentParts,
	documentWording,
	figuresInText,
	documentDates,
	explanations,
	documentWorkflow,
	rates,
	shares,
	freeWording,
	years,
	tablesAndProse,
	personalData,
	sensitiveTerms,
	redaction
].flatMap((file): Rule[] => Object.values(file));

/** Families in the order of the catalogue, rules by number within; own rules (`OWN-1`) come last. */
export function inCatalogueOrder(a: { readonly id: string }, b: { readonly id: string }): number {
	return familyOf(a.id) - familyOf(b.id) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

function familyOf(id: string): number {
	const family = id.startsWith('OWN') ? -1 : FAMILIES.indexOf(id[0]);
	return family < 0 ? FAMILIES.length : family;
}

/** What people wrote; what follows from a format is made of it (`engine/format-rules.ts`). */
export const CATALOGUE: readonly Rule[] = [...rules].sort(inCatalogueOrder);

/** What holds in every document, whatever its tables are. */
export const OF_ANY_FORMAT: readonly Rule[] = [
	...[rates, shares, tablesAndProse, freeWording, years],
	...[personalData, sensitiveTerms, explanations]
].flatMap((file): Rule[] => Object.values(file));
