/** What a workbook consists of: its sheets in order, and the parts that they share. */
import { relationshipsOf, type Relationship } from '../office/relationships';
import { readXmlPart } from '../office/xml-part';
import type { ZipArchive } from '../office/zip-archive';
import { stop } from '../reading-stopped';

export interface SheetPart {
	readonly name: string;
	readonly part: string;
	/** `very`: no menu of a spreadsheet program shows it. */
	readonly hidden?: 'hidden' | 'very';
	/** A sheet that is one chart: it has no cells. */
	readonly isChart?: true;
}

export interface Workbook {
	readonly sheets: readonly SheetPart[];
	readonly sharedStrings?: string;
	readonly styles?: string;
	readonly since1904: boolean;
	/** Asks to be calculated when it is opened: its values may be no results. */
	readonly recalculates: boolean;
	/** What workbooks can hold and we leave: macros, links to other files, embedded files. */
	readonly left: readonly ('macros' | 'external-links' | 'embedded-files')[];
}

export function readWorkbook(archive: ZipArchive): Workbook {
	const main = relationshipsOf(archive, '').find(({ type }) => type === 'officeDocument')?.part;
	const part = main ?? 'xl/workbook.xml';
	const relations = relationshipsOf(archive, part);
	const byId = new Map(relations.map((relation) => [relation.id, relation]));
	const sheets: SheetPart[] = [];
	let [since1904, recalculates] = [false, false];
	const found = readXmlPart(archive, part, {
		open(name, attributes) {
			if (name === 'workbookPr') since1904 = ['1', 'true'].includes(attributes.date1904 ?? '');
			if (name === 'calcPr') recalculates = ['1', 'true'].includes(attributes.fullCalcOnLoad ?? '');
			if (name !== 'sheet') return;
			const relation = byId.get(attributes['r:id'] ?? relationId(attributes) ?? '');
			// Dialogs and macros are sheets too, without cells.
			const isChart = relation?.type === 'chartsheet';
			if ((relation?.type !== 'worksheet' && !isChart) || relation.part === undefined) return;
			sheets.push({
				name: attributes.name ?? '',
				part: relation.part,
				...(isChart && { isChart }),
				...hiding(attributes.state)
			});
		}
	});
	if (!found) stop({ kind: 'missing-part', part });
	return { sheets, since1904, recalculates, ...shared(relations), left: leftOf(archive) };
}

function hiding(state = ''): Pick<SheetPart, 'hidden'> {
	if (state === 'veryHidden') return { hidden: 'very' };
	return state === 'hidden' ? { hidden: state } : {};
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
