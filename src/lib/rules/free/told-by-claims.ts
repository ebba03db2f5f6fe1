/** What the rules about the sections of the first format (N01–N26) say already: one slip is told once. */
import type { Facet } from '../prose/claim';
import { claimsOf } from '../prose/claims';
import { SECTION_IDS, type SectionId } from '../prose/section-id';
import { hasFirstFormat } from '../reading/first-format';
import type { RuleReader } from '../reading/rule-reader';
import type { ProseBlock } from './prose-block';
import type { Told } from './wrong-figure';

/** The section of the first format that a block is. */
function sectionOf(reader: RuleReader, { id }: ProseBlock): SectionId | undefined {
	const section = SECTION_IDS.find((known) => known === id);
	if (section === undefined) return undefined;
	return hasFirstFormat(reader) ? section : undefined;
}

/** Whether a claim of these facets, which its own rules check, stands at the place. */
export function claimsTell(sections: readonly SectionId[], facets: readonly Facet[]): Told {
	return (reader, block) => {
		const section = sectionOf(reader, block);
		if (section === undefined || !sections.includes(section)) return () => false;
		const claims = claimsOf(section, block.text).claims.filter(({ facet }) =>
			facets.includes(facet)
		);
		return ({ span }) =>
			claims.some((claim) => claim.span.start <= span.end && claim.span.end >= span.start);
	};
}

/** Whether the section's own rules speak of all of that kind in it. */
export function sectionsTell(sections: readonly SectionId[]): Told {
	return (reader, block) => {
		const section = sectionOf(reader, block);
		const isTold = section !== undefined && sections.includes(section);
		return () => isTold;
	};
}
