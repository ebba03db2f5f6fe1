/** What a workbook consists of: its sheets in order, and the parts that they share. */
import { relationshipsOf, type Relationship } from '../office/relationships';
import { readXmlPart } from '../office/xml-part';
import type { ZipArchive } from '../office/zip-archive';
import { stop } from '../reading-stopped';

export interface SheetPart {
	readonly name: string;
	readonly part: string;
	readonly hidden: boolean;
}

export interface Workbook {
	readonly sheets: readonly SheetPart[];
	readonly sharedStrings?: string;
	readonly styles?: string;
	readonly since1904: boolean;
	/** What workbooks can hold and we leave: macros, links to other files, embedded files. */
	readonly left: readonly ('macros' | 'external-links' | 'embedded-files')[];
}

export function readWorkbook(archive: ZipArchive): Workbook {
	const main = relationshipsOf(archive, '').find(({ type }) => type === 'officeDocument')?.part;
	const part = main ?? 'xl/workbook.xml';
	const relations = relationshipsOf(archive, part);
	const byId = new Map(relations.map((relation) => [relation.id, relation]));
	const sheets: SheetPart[] = [];
	let since1904 = false;
	const found = readXmlPart(archive, part, {
		open(name, attributes) {
			if (name === 'workbookPr') since1904 = ['1', 'true'].includes(attributes.date1904 ?? '');
			if (name !== 'sheet') return;
			const relation = byId.get(attributes['r:id'] ?? relationId(attributes) ?? '');
			// Charts and dialogs are sheets too, without cells.
			if (relation?.type !== 'worksheet' || relation.part === undefined) return;
			const hidden = ['hidden', 'veryHidden'].includes(attributes.state ?? '');
			sheets.push({ name: attributes.name ?? '', part: relation.part, hidden });
		}
	});
	if (!found) stop({ kind: 'missing-part', part });
	return { sheets, since1904, ...shared(relations), left: leftOf(archive) };
}

/** Other writers name the namespace otherwise than `r`. */
function relationId(attributes: Readonly<Record<string, string>>): string | undefined {
	return Object.entries(attributes).find(([name]) => name.endsWith(':id'))?.[1];
}

function shared(relations: readonly Relationship[]): Pick<Workbook, 'sharedStrings' | 'styles'> {
	const partOf = (type: string) => relations.find((relation) => relation.type === type)?.part;
	const sharedStrings = partOf('sharedStrings');
	const styles = partOf('styles');
	return {
		...(sharedStrings !== undefined && { sharedStrings }),
		...(styles !== undefined && { styles })
	};
}

function leftOf({ names }: ZipArchive): Workbook['left'] {
	const any = (pattern: RegExp) => names.some((name) => pattern.test(name));
	return [
		...(any(/(?:^|\/)vbaProject\.bin$/i) ? (['macros'] as const) : []),
		...(any(/(?:^|\/)externalLinks\//i) ? (['external-links'] as const) : []),
		...(any(/(?:^|\/)embeddings\//i) ? (['embedded-files'] as const) : [])
	];
}
