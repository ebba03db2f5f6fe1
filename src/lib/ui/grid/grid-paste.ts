/** Pasting is ours: plain text only, so nobody's HTML is ever parsed. */
import type { GridEvents } from './grid-port';
import type { Hot } from './handsontable-modules';
import { selectedBlock } from './selected-block';
import type { PasteWay } from './tabbed-text';

/**
 * Pastes the block on the clipboard with its lines as columns. Nothing where the browser never hands out
 * the clipboard: it does over https, and on this device.
 */
export function transposedPaste(hot: () => Hot, events: GridEvents): (() => void) | undefined {
	if (typeof navigator.clipboard?.readText !== 'function') return undefined;
	return async () => {
		const text = await navigator.clipboard.readText().catch(() => undefined);
		if (hot().isDestroyed) return;
		if (text === undefined) events.unreadable();
		else if (text !== '') paste(hot(), events, { text, way: 'transposed' });
	};
}

function paste(
	hot: Hot,
	events: GridEvents,
	{ text, way }: { readonly text: string; readonly way: PasteWay }
): void {
	const selected = selectedBlock(hot);
	const covered = selected && events.paste(text, selected, way);
	if (covered) hot.selectCell(covered.top, covered.left, covered.bottom, covered.right, false);
}

/** Returns the way out. */
export function pasteAsText(hot: Hot, host: HTMLElement, events: GridEvents): () => void {
	const document = host.ownerDocument;
	const onPaste = (event: ClipboardEvent): void => {
		const target = event.target as Node | null;
		const inside = target === document.body || host.contains(target);
		if (!inside || !hot.isListening() || hot.getActiveEditor()?.isOpened() === true) return;
		const text = event.clipboardData?.getData('text/plain');
		if (!text || !selectedBlock(hot)) return;
		event.preventDefault();
		event.stopImmediatePropagation();
		paste(hot, events, { text, way: 'as-is' });
	};
	document.addEventListener('paste', onPaste, true);
	return () => document.removeEventListener('paste', onPaste, true);
}
