/** One worksheet: its cells, what is merged, how it prints. */
import { escapeXml, XML_DECLARATION } from '../xml';
import type { SharedStrings } from './shared-strings';
import { cellName, quotedSheet } from './sheet-name';
import { columnWidth } from './text-height';

const NAMESPACES =
	'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"' +
	' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';

/** A figure is an exact decimal; a formula brings the figure that it gives. */
export type SheetValue =
	{ readonly text: string } | { readonly figure: string; readonly formula?: string } | undefined;

interface SheetCell {
	readonly value: SheetValue;
	readonly style: number;
}

export interface Block {
	readonly row: number;
	readonly column: number;
	readonly across: number;
	readonly down: number;
}

export interface PrintSetup {
	readonly landscape: boolean;
	/** Rows repeated on every page, from and to (included); they stay in view, too. */
	readonly titleRows?: readonly [from: number, to: number];
	/** Leading columns that stay in view. */
	readonly frozenColumns?: number;
}

export class Sheet {
	readonly #rows: Map<number, SheetCell>[] = [];
	readonly #heights = new Map<number, number>();
	readonly #merged: Block[] = [];
	readonly #links: { at: string; sheet: string }[] = [];

	constructor(
		readonly name: string,
		/** Widths of the columns in px at 100 %. */
		readonly widths: readonly number[],
		readonly print: PrintSetup
	) {}

	get height(): number {
		return this.#rows.length;
	}

	/** Sets a cell and, where it covers more than one place, merges them. */
	set(block: Block, value: SheetValue, style: number): void {
		for (let r = block.row; r < block.row + block.down; r++)
			for (let c = block.column; c < block.column + block.across; c++) {
				// Covered cells carry the style, else a merged cell has half its border only.
				const isFirst = r === block.row && c === block.column;
				this.#row(r).set(c, { value: isFirst ? value : undefined, style });
			}
		if (block.across * block.down > 1) this.#merged.push(block);
	}

	setHeight(row: number, points: number): void {
		this.#row(row);
		this.#heights.set(row, points);
	}

	/** Leads from a cell to the top of another sheet. */
	link(row: number, column: number, sheet: string): void {
		this.#links.push({ at: cellName(row, column), sheet });
	}

	#row(row: number): Map<number, SheetCell> {
		while (this.#rows.length <= row) this.#rows.push(new Map());
		return this.#rows[row];
	}

	*xml(strings: SharedStrings): Iterable<string> {
		const last = cellName(Math.max(0, this.height - 1), this.widths.length - 1);
		yield `${XML_DECLARATION}<worksheet ${NAMESPACES}>`;
		yield '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>';
		yield `<dimension ref="A1:${last}"/>${this.#view()}`;
		yield '<sheetFormatPr defaultRowHeight="18" customHeight="1"/>';
		yield `<cols>${this.widths.map(columnXml).join('')}</cols><sheetData>`;
		for (const [row, cells] of this.#rows.entries())
			yield rowXml(row, cells, this.#heights.get(row), strings);
		yield '</sheetData>';
		if (this.#merged.length > 0) {
			const blocks = this.#merged.map((block) => `<mergeCell ref="${blockName(block)}"/>`);
			yield `<mergeCells count="${blocks.length}">${blocks.join('')}</mergeCells>`;
		}
		if (this.#links.length > 0)
			yield `<hyperlinks>${this.#links.map(linkXml).join('')}</hyperlinks>`;
		yield this.#pageSetup();
		yield '</worksheet>';
	}

	#view(): string {
		const { titleRows, frozenColumns = 0 } = this.print;
		const lines = titleRows === undefined ? 0 : titleRows[1] + 1;
		if (lines === 0 && frozenColumns === 0)
			return '<sheetViews><sheetView workbookViewId="0" showGridLines="0"/></sheetViews>';
		const pane =
			frozenColumns === 0 ? 'bottomLeft' : lines === 0 ? 'topRight' : ('bottomRight' as const);
		return (
			'<sheetViews><sheetView workbookViewId="0" showGridLines="0"><pane' +
			(frozenColumns > 0 ? ` xSplit="${frozenColumns}"` : '') +
			(lines > 0 ? ` ySplit="${lines}"` : '') +
			` topLeftCell="${cellName(lines, frozenColumns)}" activePane="${pane}" state="frozen"/>` +
			`<selection pane="${pane}"/></sheetView></sheetViews>`
		);
	}

	#pageSetup(): string {
		const orientation = this.print.landscape ? 'landscape' : 'portrait';
		return (
			'<printOptions horizontalCentered="1"/>' +
			'<pageMargins left="0.5" right="0.5" top="0.7" bottom="0.7" header="0.3" footer="0.35"/>' +
			`<pageSetup paperSize="9" orientation="${orientation}" fitToWidth="1" fitToHeight="0"/>` +
			'<headerFooter><oddFooter>&amp;C第 &amp;P 页，共 &amp;N 页</oddFooter></headerFooter>'
		);
	}
}

function columnXml(px: number, i: number): string {
	return `<col min="${i + 1}" max="${i + 1}" width="${columnWidth(px)}" customWidth="1"/>`;
}

function rowXml(
	row: number,
	cells: ReadonlyMap<number, SheetCell>,
	height: number | undefined,
	strings: SharedStrings
): string {
	const tall = height === undefined ? '' : ` ht="${height}" customHeight="1"`;
	const inOrder = [...cells].sort(([a], [b]) => a - b);
	const xml = inOrder.map(([column, cell]) => cellXml(cellName(row, column), cell, strings));
	return `<row r="${row + 1}"${tall}>${xml.join('')}</row>`;
}

function cellXml(at: string, { value, style }: SheetCell, strings: SharedStrings): string {
	const start = `<c r="${at}" s="${style}"`;
	if (value === undefined) return `${start}/>`;
	if ('text' in value) return `${start} t="s"><v>${strings.id(value.text)}</v></c>`;
	const formula = value.formula === undefined ? '' : `<f>${escapeXml(value.formula)}</f>`;
	return `${start}>${formula}<v>${value.figure}</v></c>`;
}

export function blockName({ row, column, across, down }: Block): string {
	return `${cellName(row, column)}:${cellName(row + down - 1, column + across - 1)}`;
}

function linkXml({ at, sheet }: { at: string; sheet: string }): string {
	return `<hyperlink ref="${at}" location="${escapeXml(`${quotedSheet(sheet)}!A1`)}"/>`;
}
