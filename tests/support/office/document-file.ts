/** Small Word documents for tests, from the XML of their bodies. */
import { zipFile, type Members } from './zip-file';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** @param parts further parts, `numbering`, `header1` …, by the last step of their relationship's type */
export function documentFile(
	body: string,
	parts: Readonly<Record<string, string>> = {},
	members: Members = {}
): Uint8Array {
	const related = Object.entries(parts);
	return zipFile({
		'_rels/.rels': relationships([['officeDocument', 'word/document.xml']]),
		'word/document.xml': `${HEAD}<w:document ${W} xmlns:mc="x"><w:body>${body}</w:body></w:document>`,
		'word/_rels/document.xml.rels': relationships(
			related.map(([type]) => [type, `${type}.xml`] as const)
		),
		...Object.fromEntries(
			related.map(([type, xml]) => [
				`word/${type}.xml`,
				`${HEAD}<w:${type} ${W}>${xml}</w:${type}>`
			])
		),
		...members
	});
}

function relationships(list: readonly (readonly [type: string, target: string])[]): string {
	const items = list.map(
		([type, target], i) =>
			`<Relationship Id="r${i}" Type="${RELATIONS}/${type}" Target="${target}"/>`
	);
	return `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${items.join('')}</Relationships>`;
}

export function paragraph(text: string, properties = ''): string {
	const runs = text
		.split('\t')
		.map((part) => `<w:r><w:t xml:space="preserve">${part}</w:t></w:r>`)
		.join('<w:r><w:tab/></w:r>');
	return `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${runs}</w:p>`;
}

export interface WordCell {
	readonly text: string;
	readonly across?: number;
	readonly merge?: 'restart' | 'continue';
}

export function table(rows: readonly (readonly (string | WordCell)[])[]): string {
	const cell = (of: string | WordCell): string => {
		const { text, across, merge } = typeof of === 'string' ? { text: of } : of;
		const span = across ? `<w:gridSpan w:val="${across}"/>` : '';
		const down = merge ? `<w:vMerge w:val="${merge}"/>` : '';
		return `<w:tc><w:tcPr>${span}${down}</w:tcPr>${text
			.split('\n')
			.map((t) => paragraph(t))
			.join('')}</w:tc>`;
	};
	return `<w:tbl>${rows.map((cells) => `<w:tr>${cells.map(cell).join('')}</w:tr>`).join('')}</w:tbl>`;
}
