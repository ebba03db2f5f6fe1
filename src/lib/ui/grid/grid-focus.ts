/** The focus of a grid: how it takes it back, and what the library forgets when it does. */
import { takesFocusBy } from '../state/focus-return';
import { EntryEditor } from './entry-editor';
import type { Hot } from './handsontable-modules';

/** Returns the way out. */
export function keepGridFocus(hot: Hot, host: HTMLElement): () => void {
	takesFocusBy(host, () => takeFocus(hot));
	/**
	 * Where the focus comes back from elsewhere, the library neither listens to keys nor remembers that
	 * an editor is open, and would take Escape and arrows for the grid's. Runs after its own listener.
	 */
	const onFocus = ({ target }: FocusEvent): void => {
		const editor = hot.getActiveEditor();
		if (!(editor instanceof EntryEditor) || target !== editor.TEXTAREA) return;
		hot.listen();
		if (editor.isOpened()) hot.getShortcutManager().setActiveContextName('editor');
	};
	const window = hot.rootWindow;
	window.addEventListener('focusin', onFocus);
	return () => window.removeEventListener('focusin', onFocus);
}

function takeFocus(hot: Hot): void {
	const editor = hot.getActiveEditor();
	if (editor instanceof EntryEditor) {
		editor.TEXTAREA.focus({ preventScroll: true });
		// What is typed next replaces what the cell has, as after selecting it.
		if (!editor.isOpened()) (editor.TEXTAREA as HTMLTextAreaElement).select();
	} else hot.getFocusManager().focusOnHighlightedCell();
	hot.listen();
}
