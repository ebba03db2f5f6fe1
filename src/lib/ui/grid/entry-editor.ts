/**
 * The cell editors. They commit to the book and then close as if cancelled, so that the library
 * never writes a value of its own; what is refused stays in the open editor with its reason.
 */
import { EDITOR_STATE } from 'handsontable/editors/baseEditor';
import { TextEditor } from 'handsontable/editors/textEditor';
import { handbookWords } from '$lib/messages/handbook/handbook';
import { preferences } from '../state/preferences.svelte';
import { helpLink } from '../navigation/links';
import type { KeptText } from '../state/kept-typing';
import type { CellRef } from '$lib/budget/address/address-book';
import type { CarriedEvents, Entry, EntryRefusal, EntryVerdict, GridCell } from './grid-port';
import { rebaseProse } from './rebase-prose';
import { TypingAids, type AidingHost } from './typing/typing-aids';

/** What an editor asks of the grid it stands in. */
export interface EditorHost extends AidingHost {
	cell(line: number, column: number): GridCell | undefined;
	/** The cells that Ctrl+Enter fills: those of the selection that can be written. */
	selectedCells(): readonly { line: number; column: number }[];
	write(entries: readonly Entry[]): EntryVerdict;
	orphaned(text: string): void;
	typing(typing: boolean): void;
	/** What an open editor would write as it stands. */
	drafted(entries: readonly Entry[]): void;
	readonly carried: CarriedEvents;
}

/** Editors are made by the library with nothing but its instance, so hosts are found by it. */
export const editorHosts = new WeakMap<object, EditorHost>();

const SHORTCUTS = 'textEditor';

/** The library's call once an editor closed, or stayed. */
type Closed = (result: boolean) => void;

export class EntryEditor extends TextEditor {
	static override get EDITOR_TYPE(): string {
		return 'hebian-entry';
	}

	#reason: HTMLElement | undefined;
	#aids: TypingAids | undefined;
	#typing = false;

	get #host(): EditorHost {
		return editorHosts.get(this.hot)!;
	}

	/** The library makes its elements before an editor has fields of its own, so this is made later. */
	get #typingAids(): TypingAids {
		return (this.#aids ??= new TypingAids(this.TEXTAREA as HTMLTextAreaElement, {
			cell: () => (this.isOpened() ? this.#cell() : undefined),
			host: () => this.#host,
			changed: () => this.#host.drafted(this.#entries(this.TEXTAREA.value, [])),
			enter: () => this.finishEditing()
		}));
	}

	override createElements(type?: string): void {
		super.createElements(type);
		this.TEXTAREA.setAttribute('autocomplete', 'off');
		this.TEXTAREA.setAttribute('spellcheck', 'false');
		this.TEXTAREA.addEventListener('input', (event) => this.#receive(event as InputEvent));
		this.TEXTAREA.addEventListener('compositionstart', () => this.#typingAids.compose(true));
		this.TEXTAREA.addEventListener('compositionend', () => this.#typingAids.compose(false));
	}

	/** Text may come without a key or a composition: from a symbol panel, by voice, from some input methods. */
	#receive(event: InputEvent): void {
		this.showReason(undefined);
		this.#typingAids.typed();
		if (this.isOpened()) this.#host.drafted(this.#entries(this.TEXTAREA.value, []));
		if (this.isOpened() || event.isComposing || this.state !== EDITOR_STATE.VIRGIN) return;
		const text = this.TEXTAREA.value;
		this.beginEditing('', event);
		this.TEXTAREA.value = text;
		this.#typingAids.typed();
	}

	override beginEditing(initial?: unknown, event?: Event): void {
		// The library took the value when the cell was selected; somebody may have changed it since.
		const cell = this.#cell();
		if (cell) this.originalValue = cell.formula ?? cell.exact;
		super.beginEditing(initial, event);
		this.TEXTAREA.setAttribute('inputmode', cell?.kind === 'amount' ? 'decimal' : 'text');
		this.TEXTAREA_PARENT.dataset.kind = cell?.kind ?? 'text';
		this.#setTyping(true);
		this.#typingAids.open();
		if (event instanceof MouseEvent) this.#caretToEnd();
	}

	/** A double click selects in the editor that opens under it; the next key would replace it all. */
	#caretToEnd(): void {
		const end = this.TEXTAREA.value.length;
		const place = () => this.TEXTAREA.setSelectionRange(end, end);
		this.hot.rootWindow.requestAnimationFrame(place);
		this.TEXTAREA.addEventListener('mouseup', place, { once: true });
	}

	override finishEditing(restore = false, ctrlDown = false, callback?: Closed): void {
		if (restore || this.state !== EDITOR_STATE.EDITING)
			return super.finishEditing(restore, ctrlDown, callback);
		const text = String(this.getValue() ?? '');
		const fills = ctrlDown ? this.#host.selectedCells() : [];
		// Closing an editor unchanged writes nothing, whatever others wrote meanwhile.
		if (fills.length < 2 && text === String(this.originalValue ?? ''))
			return super.finishEditing(true, false, callback);
		const verdict = this.#host.write(this.#entries(text, fills));
		if (verdict.ok) return super.finishEditing(true, false, callback);
		const { refusal } = verdict.refused[0];
		if (refusal.kind === 'gone') {
			this.#host.orphaned(text);
			return super.finishEditing(true, false, callback);
		}
		this.#refuse(refusal, callback);
	}

	/** Opens with what was typed earlier, where it may be typed; of prose, others' changes since stay. */
	resume({ text, base }: KeptText): boolean {
		const cell = this.#cell();
		if (!cell || cell.lock) return false;
		this.beginEditing();
		const isProse = cell.kind === 'prose';
		this.TEXTAREA.value = isProse ? rebaseProse(base, text, cell.exact) : text;
		this.#typingAids.typed();
		this.#host.drafted(this.#entries(this.TEXTAREA.value, []));
		return true;
	}

	/** Writes what is typed, or hands it over; for a grid that is taken away. */
	leave(): void {
		if (this.state !== EDITOR_STATE.EDITING) return;
		const text = String(this.getValue() ?? '');
		const [cell, base] = [this.#cell(), String(this.originalValue ?? '')];
		// A formula that waits for an address goes along to where that cell is.
		if (cell && this.takesAddress && this.#host.carried.take(cell, { text, base })) return;
		const isNew = text !== base;
		// What is refused stays on the device.
		if (isNew && !this.#host.write(this.#entries(text, [])).ok) this.#host.orphaned(text);
		else this.#host.drafted([]);
	}

	/** Whether what somebody points at would be called where the caret is. */
	get takesAddress(): boolean {
		return this.isOpened() && this.#typingAids.takesAddress;
	}

	/** Puts in what somebody points at, in place of what they pointed at just before. */
	putAddress(picked: readonly CellRef[]): boolean {
		return this.#typingAids.put(picked);
	}

	/** Shows why what is typed cannot stand; nothing typed is touched. */
	showReason(reason: string | undefined): void {
		this.#reason?.remove();
		this.#reason = undefined;
		this.TEXTAREA.removeAttribute('aria-invalid');
		if (reason === undefined) return;
		this.#reason = this.hot.rootDocument.createElement('div');
		this.#reason.className = 'grid-reason';
		this.#reason.setAttribute('role', 'alert');
		const help = this.hot.rootDocument.createElement('a');
		help.href = helpLink('refused-cell');
		help.target = '_blank';
		help.textContent = handbookWords[preferences.locale].help;
		this.#reason.append(`${reason} `, help);
		this.TEXTAREA.setAttribute('aria-invalid', 'true');
		this.TEXTAREA_PARENT.append(this.#reason);
	}

	override close(): void {
		this.showReason(undefined);
		this.#aids?.end();
		super.close();
		// Text that comes without a key goes on in what is left here.
		this.TEXTAREA.value = '';
		this.#host.drafted([]);
		this.#setTyping(false);
	}

	/** As in Excel: Enter and Ctrl+Enter commit, Alt+Enter breaks the line. */
	override registerShortcuts(): void {
		this.hot
			.getShortcutManager()
			.getContext('editor')!
			.addShortcut({
				keys: [['Alt', 'Enter']],
				group: SHORTCUTS,
				callback: () => {
					this.hot.rootDocument.execCommand('insertText', false, '\n');
					return false;
				}
			});
	}

	#cell(): GridCell | undefined {
		return this.row === null || this.col === null ? undefined : this.#host.cell(this.row, this.col);
	}

	#entries(text: string, fills: readonly { line: number; column: number }[]): Entry[] {
		const places = fills.length > 1 ? fills : [{ line: this.row!, column: this.col! }];
		return places.flatMap(({ line, column }) => {
			const cell = this.#host.cell(line, column);
			const base = String(this.originalValue ?? '');
			return cell ? [{ line, column, cell, text, ...(places.length === 1 && { base }) }] : [];
		});
	}

	/**
	 * Keeps the editor open over its cell. The library may already be moving the selection on, so
	 * it is told to wait and the selection is brought back once it is done.
	 */
	#refuse(refusal: EntryRefusal, callback: Closed | undefined): void {
		const earlier = this._closeCallback;
		this._closeCallback = (result) => {
			earlier?.(result);
			callback?.(result);
		};
		this.state = EDITOR_STATE.WAITING;
		queueMicrotask(() => {
			if (this.state !== EDITOR_STATE.WAITING || this.row === null || this.col === null) return;
			this.state = EDITOR_STATE.FINISHED;
			this.hot.selectCell(this.row, this.col);
			this.focus();
			this.state = EDITOR_STATE.EDITING;
			this._fireCallbacks(false);
			this.showReason(this.#host.explain(refusal));
			// A click that tried to leave moves the focus only after this.
			this.hot.rootWindow.requestAnimationFrame(() => {
				if (this.state === EDITOR_STATE.EDITING) this.TEXTAREA.focus({ preventScroll: true });
			});
		});
	}

	#setTyping(typing: boolean): void {
		if (this.#typing === typing) return;
		this.#typing = typing;
		this.#host.typing(typing);
	}
}

const LEAST_PROSE = { width: 420, height: 168 };

/** A roomy editor for long prose. */
export class ProseEditor extends EntryEditor {
	static override get EDITOR_TYPE(): string {
		return 'hebian-prose';
	}

	override refreshDimensions(force = false): void {
		super.refreshDimensions(force);
		if (this.state !== EDITOR_STATE.EDITING || !this.TD) return;
		const rect = this.getEditedCellRect();
		if (!rect) return;
		const width = Math.max(rect.width, Math.min(LEAST_PROSE.width, rect.maxWidth));
		const height = Math.max(rect.height, LEAST_PROSE.height);
		const sizes = {
			minWidth: width,
			maxWidth: width,
			minHeight: height,
			maxHeight: Math.max(height, 420)
		};
		this.autoResize.init(this.TEXTAREA as HTMLElement, sizes, true);
	}
}
