/** Pasting is ours: plain text only, so nobody's HTML is ever parsed. */
import type { GridEvents } from './grid-port';
import type { Hot } from './handsontable-modules';
import { selectedBlock } from './selected-block';

/** Returns the way out. */
export function pasteAsText(hot: Hot, host: HTMLElement, events: GridEvents): () => void {
	const document = host.ownerDocument;
	const onPaste = (event: ClipboardEvent): void => {
		const target = event.target as Node | null;
		const inside = target === document.body || host.contains(target);
		if (!inside || !hot.isListening() || hot.getActiveEditor()?.isOpened() === true) return;
		const selected = selectedBlock(hot);
		const text = event.clipboardData?.getData('text/plain');
		if (!selected || !text) return;
		event.preventDefault();
		event.stopImmediatePropagation();
		const covered = events.paste(text, selected);
		if (covered) hot.selectCell(covered.top, covered.left, covered.bottom, covered.right, false);
	};
	document.addEventListener('paste', onPaste, true);
	return () => document.removeEventListener('paste', onPaste, true);
}
