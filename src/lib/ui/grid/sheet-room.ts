/** How a sheet's columns share the room of its host. */
import { fitColumns } from './column-widths';
import type { SheetModel } from './grid-port';

export const HEADER_HEIGHT = 28;
export const LINE_NUMBER_WIDTH = 44;
const LINE_HEIGHT = 28;
const BORDERS = 2;

export function columnWidths(
	{ layout, columns, header, lines }: SheetModel,
	host: HTMLElement
): number[] {
	const room = host.clientWidth - BORDERS;
	if (layout === 'form') return fitColumns(columns, room);
	const tall = header.length * HEADER_HEIGHT + lines.length * LINE_HEIGHT > host.clientHeight;
	const scrollbar = tall ? scrollbarWidth(host.ownerDocument) : 0;
	return fitColumns(columns, room - LINE_NUMBER_WIDTH - scrollbar);
}

/** What a classic scrollbar takes; 0 where it floats over the content. */
function scrollbarWidth(document: Document): number {
	const probe = document.createElement('div');
	probe.style.cssText =
		'position:absolute;visibility:hidden;width:100px;height:10px;overflow-y:scroll';
	document.body.append(probe);
	const width = probe.offsetWidth - probe.clientWidth;
	probe.remove();
	return width;
}
