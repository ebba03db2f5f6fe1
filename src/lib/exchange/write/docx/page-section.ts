/** Sections of pages: upright for prose and forms, across for wide tables. */

/** Lengths in twentieths of a point. */
export interface PageShape {
	readonly landscape: boolean;
	/** Top, right, bottom, left. */
	readonly margins: readonly [number, number, number, number];
}

const A4 = [11_906, 16_838] as const;
/** GB/T 9704: 37 mm above, 28 mm on the left, text 156 mm × 225 mm. */
export const UPRIGHT: PageShape = { landscape: false, margins: [2098, 1474, 1984, 1587] };
export const ACROSS: PageShape = { landscape: true, margins: [1418, 1134, 1134, 1134] };

/** Narrow margins, so that a form of usual length is one page. */
export const FORM: PageShape = { landscape: false, margins: [1134, 1021, 1021, 1021] };

export function textWidth({ landscape, margins }: PageShape): number {
	return A4[landscape ? 1 : 0] - margins[1] - margins[3];
}

export interface SectionOptions {
	/** The pages are numbered at their foot; `first` starts at 1. */
	readonly numbered: 'no' | 'first' | 'on';
}

export function sectionXml(shape: PageShape, { numbered }: SectionOptions): string {
	const [short, long] = A4;
	const size = shape.landscape
		? `w:w="${long}" w:h="${short}" w:orient="landscape"`
		: `w:w="${short}" w:h="${long}"`;
	const [top, right, bottom, left] = shape.margins;
	return (
		'<w:sectPr>' +
		`<w:footerReference w:type="default" r:id="${numbered === 'no' ? 'rIdNoFooter' : 'rIdFooter'}"/>` +
		`<w:type w:val="nextPage"/><w:pgSz ${size}/>` +
		`<w:pgMar w:top="${top}" w:right="${right}" w:bottom="${bottom}" w:left="${left}" w:header="851" w:footer="567" w:gutter="0"/>` +
		(numbered === 'first' ? '<w:pgNumType w:start="1"/>' : '') +
		'</w:sectPr>'
	);
}
