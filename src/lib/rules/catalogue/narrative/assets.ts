/** N24–N26: 国有资产 (十一): vehicles by kind, the day of counting, what a vehicle may cost a year. */
import { exactAmount } from '$lib/budget/values/amount';
import { cell } from '../../reading/operand';
import type { CountClaim, PeriodClaim } from '../../prose/claim';
import type { Moment } from '../../prose/fact';
import type { Span } from '../../text/plain-text';
import type { Draft } from '../../finding/draft';
import type { Rule } from '../../rule/rule';
import { VEHICLE_QUOTA } from './scope-setting';
import { placeOf, quoting, section, type Section } from './stated';

const ALL = '车辆';

function vehicles({ claims }: Section): { total?: CountClaim; kinds: CountClaim[] } {
	const counts = claims.claims.filter(
		(claim): claim is CountClaim => claim.kind === 'count' && claim.fact.unit === '辆'
	);
	const total = counts.find((claim) => claim.subject === ALL);
	return {
		...(total && { total }),
		kinds: counts.filter((claim) => claim !== total && claim.within === ALL)
	};
}

export const vehiclesAddUp: Rule = {
	id: 'N24',
	severity: 'explain',
	comparator: 'SUM',
	each: 'book',
	check: (reader) => {
		const said = section(reader, 'N11');
		const { total, kinds } = vehicles(said);
		if (!total || kinds.length < 2) return undefined;
		// 「其中…另有3辆正在报废」 may be counted among the total or be part of a kind already.
		const named = sumOf(kinds.filter((claim) => claim.subject !== '其他'));
		const all = sumOf(kinds);
		const stated = total.fact.digits;
		if (stated === all || stated === named) return undefined;
		return {
			cells: [total, ...kinds].map((claim) => placeOf(said, claim)),
			actual: String(stated),
			expected: String(all),
			difference: String(stated - all),
			arguments: quoting(said, total.span)
		};
	}
};

function sumOf(claims: readonly CountClaim[]): number {
	return claims.reduce((sum, claim) => sum + claim.fact.digits, 0);
}

/** 31 December, or 年底. A month or a bare year says less, and nothing wrong. */
function endsYear({ year, month, day, part }: Moment, expected: number): boolean {
	if (year !== undefined && year !== expected) return false;
	if (month === undefined) return true;
	return month === 12 && (day === undefined ? part === undefined || part === '底' : day === 31);
}

export const countedAtYearEnd: Rule = {
	id: 'N25',
	severity: 'warning',
	comparator: 'TXT',
	each: 'book',
	check: (reader) => {
		const said = section(reader, 'N11');
		const year = reader.head('year') - 1;
		const wrong = said.claims.claims
			.filter((claim): claim is PeriodClaim => claim.kind === 'period')
			.filter((claim) => !endsYear(claim.fact.last, year))
			.map((claim) => ({ place: placeOf(said, claim), span: claim.span }));
		const others = datesOfCount(said.text)
			.filter(({ date }) => date !== `${year}-12-31`)
			.filter(({ span }) => !wrong.some((w) => w.span.start < span.end && span.start < w.span.end))
			.map(({ span }) => ({ place: { row: said.id, column: '正文' }, span }));
		return [...wrong, ...others].map(({ place, span }): Draft => {
			const quoted = quoting(said, span);
			return {
				cells: [place],
				actual: String(quoted.quote),
				expected: `${year}-12-31`,
				...(place.column === '正文' && { about: String(quoted.start) }),
				arguments: { ...quoted, year }
			};
		});
	}
};

/** Whole dates after 截至 in digits, also those that no calendar has: 「2022年62月31日」. */
function datesOfCount(text: string): { date: string; span: Span }[] {
	const dates = text.matchAll(/截[至止]\s*到?\s*(\d+)\s*年\s*(\d+)\s*月\s*(\d+)\s*日/g);
	return [...dates].map(({ 0: written, 1: year, 2: month, 3: day, index }) => ({
		date: `${year}-${month}-${day}`,
		span: { start: index, end: index + written.length }
	}));
}

export const vehicleCostWithinQuota: Rule = {
	id: 'N26',
	severity: 'warning',
	comparator: '≤',
	each: 'book',
	check: (reader) => {
		const quota = reader.head('settings')[VEHICLE_QUOTA];
		if (typeof quota !== 'number' || quota <= 0) return undefined;
		const said = section(reader, 'N11');
		const { total } = vehicles(said);
		const cost = cell(reader, reader.find('T10', 'threePublic', '运行'), '合计');
		if (!total || total.fact.digits === 0) return undefined;
		const limit = total.fact.digits * quota * 100;
		if (cost.value <= limit) return undefined;
		return {
			cells: [...cost.cells(), placeOf(said, total)],
			actual: exactAmount(cost.value, '万元'),
			expected: exactAmount(limit, '万元'),
			difference: exactAmount(cost.value - limit, '万元'),
			printedIn: '万元',
			arguments: { ...quoting(said, total.span), quota }
		};
	}
};
