/** N27: 机构设置: as many units as are listed, as the text says, and as the book has. */
import type { CountClaim, ListClaim } from '../../prose/claim';
import type { Draft } from '../../finding/draft';
import type { Rule } from '../../rule/rule';
import { placeOf, quoting, section } from './stated';

export const unitsCounted: Rule = {
	id: 'N27',
	severity: 'warning',
	comparator: 'SET',
	each: 'book',
	check: (reader) => {
		const said = section(reader, 'O2');
		const { claims } = said.claims;
		const list = claims.find((claim): claim is ListClaim => claim.kind === 'list');
		const count = claims.find((claim): claim is CountClaim => claim.kind === 'count');
		if (!list) return undefined;
		const registered = reader.head('units').length;
		const drafts: Draft[] = [];
		const listed = list.items.length;
		if (count && count.fact.digits !== listed)
			drafts.push({
				cells: [placeOf(said, count), placeOf(said, list)],
				actual: String(count.fact.digits),
				expected: String(listed),
				about: 'listed',
				arguments: quoting(said, count.span)
			});
		if (listed !== registered && registered > 0 && !(list.open && listed < registered && !count))
			drafts.push({
				cells: [placeOf(said, list)],
				actual: String(listed),
				expected: String(registered),
				variant: 'register',
				about: 'register',
				arguments: quoting(said, list.span)
			});
		return drafts;
	}
};
