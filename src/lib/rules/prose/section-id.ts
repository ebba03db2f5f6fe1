/** The sections of the narrative whose figures are understood. */
export const SECTION_IDS = [
	'O2',
	'N1',
	'N2',
	'N3',
	'N4',
	'N5',
	'N6',
	'N7',
	'N8',
	'N9',
	'N10',
	'N11',
	'N12'
] as const;
export type SectionId = (typeof SECTION_IDS)[number];
