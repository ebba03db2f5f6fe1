/**
 * The editor of a section, bound to its plain text both ways. What is typed is written at once as
 * its minimal diff (outside a composition of an input method); what others write is merged without
 * moving the caret. Undo is the book's own: it takes back this person's typing, in spurts.
 */
import { baseKeymap, chainCommands, toggleMark } from 'prosemirror-commands';
import { keymap } from 'prosemirror-keymap';
import { Slice } from 'prosemirror-model';
import { EditorState, NodeSelection, Selection } from 'prosemirror-state';
import { EditorView, type EditorProps } from 'prosemirror-view';
import type { WriteResult } from '$lib/collab/room/write';
import { rebased } from '../state/typed-text';
import { FigureView } from './figure-view';
import type { LineMark, TextMark } from '$lib/budget/values/text-mark';
import {
	becoming,
	documentOf,
	livingSchema,
	markOf,
	marksOf,
	offsetOf,
	placeOf,
	textOf
} from './living-document';
import { becomes, endList, goOnWithList, leaveList, LINE_KEYS, ontoBlank } from './line-commands';
import { marksPlugin, sameMarks, withMarks, type Marks } from './living-marks';

export interface ProseEditorOptions {
	readonly label: string;
	readonly describedBy: string;
	/** The text as the book has it now. */
	readonly held: () => string;
	readonly write: (text: string) => WriteResult;
	readonly mayWrite: () => boolean;
	/** One step of the book's; false where it was refused. */
	readonly undo: () => boolean;
	readonly redo: () => boolean;
	/** What the editor holds has changed. */
	readonly changed: () => void;
	/** What is selected may look different. */
	readonly looked: (look: TextLook) => void;
	/** Somebody pressed upon a place of the document, or Enter on a figure, or typed over one. */
	readonly open: (place: number, how: 'look' | 'ask') => void;
	/** Keys beside those of a text: true where it was one. */
	readonly press: (event: KeyboardEvent) => boolean;
	readonly focus: (focused: boolean) => void;
	/** How living figures print, for what is copied out. */
	readonly print: (text: string) => string;
}

/** How the selected words, or those to be typed, look. */
export interface TextLook {
	readonly marks: readonly TextMark[];
	/** What the line of the caret is. */
	readonly line: LineMark | undefined;
}

/** Typing without a longer rest is one step of undo. */
const REST_MS = 800;
/** ProseMirror settles a composition 20 ms after its end. */
const SETTLED_MS = 30;

export class ProseEditor {
	readonly view: EditorView;
	readonly #options: ProseEditorOptions;
	/** What the editor held when it last agreed with the book. */
	#agreed: string;
	/** How many writes each of this person's last steps took. */
	#steps: number[] = [];
	#undone: number[] = [];
	#typedAt = 0;
	#ended = false;
	#marks: Marks | undefined;

	constructor(place: HTMLElement, options: ProseEditorOptions) {
		this.#options = options;
		this.#agreed = options.held();
		this.view = new EditorView(place, {
			state: EditorState.create({
				doc: documentOf(this.#agreed),
				schema: livingSchema,
				plugins: [this.#keys(), keymap(baseKeymap), marksPlugin]
			}),
			editable: options.mayWrite,
			attributes: () => attributesOf(options),
			nodeViews: {
				figure: (node, _view, _place, decorations) => new FigureView(node, decorations)
			},
			dispatchTransaction: (transaction) => {
				this.view.updateState(this.view.state.apply(transaction));
				options.looked(this.look);
				if (!transaction.docChanged) return;
				if (!transaction.getMeta('theirs')) this.#write();
				options.changed();
			},
			...presses(options),
			handleTextInput: () => this.#asksInstead(),
			transformPasted: (slice, { state }) => ontoBlank(slice, state.selection),
			clipboardTextParser: (text) => new Slice(documentOf(text).content, 1, 1),
			clipboardTextSerializer: ({ content }) =>
				options.print(content.textBetween(0, content.size, '\n')),
			handleDOMEvents: {
				compositionend: () => {
					setTimeout(() => !this.#ended && this.#write(), SETTLED_MS);
				},
				focus: () => options.focus(true),
				blur: () => options.focus(false)
			}
		});
	}

	get text(): string {
		return textOf(this.view.state.doc);
	}
	get look(): TextLook {
		const { doc, selection, storedMarks } = this.view.state;
		const { empty, from, to, $from } = selection;
		const isOn = (mark: TextMark) => doc.rangeHasMark(from, to, livingSchema.marks[mark]);
		const marks = empty
			? marksOf(storedMarks ?? $from.marks())
			: (Object.keys(livingSchema.marks) as TextMark[]).filter(isOn);
		return { marks, line: markOf($from.parent) };
	}

	/** Offset in the text of the caret. */
	get caret(): number {
		return offsetOf(this.view.state.doc, this.view.state.selection.head);
	}

	/** Where a stretch of the document stands on screen; of one over several lines, its first place. */
	boxOf(start: number, end: number): DOMRect {
		const { size } = this.view.state.doc.content;
		const from = this.view.coordsAtPos(Math.min(start, size), 1);
		const to = this.view.coordsAtPos(Math.min(end, size), -1);
		const isOneLine = to.bottom === from.bottom && to.left > from.left;
		const right = isOneLine ? to.left : from.left + 1;
		return new DOMRect(from.left, from.top, right - from.left, from.bottom - from.top);
	}

	/** Takes over what the book says now. */
	follow(): void {
		if (this.view.composing) return;
		const theirs = this.#options.held();
		// Steps are this person's own: what else changed the text ends them.
		if (theirs !== this.#agreed) this.#steps = this.#undone = [];
		this.#show(theirs);
	}

	mark(marks: Marks): void {
		if (this.#ended || (this.#marks && sameMarks(this.#marks, marks))) return;
		this.#marks = marks;
		this.view.dispatch(withMarks(this.view.state, marks));
	}

	/** The selected words, or those to be typed, look so or no more, as a step of its own. */
	turn(mark: TextMark): void {
		this.#typedAt = 0;
		toggleMark(livingSchema.marks[mark])(this.view.state, this.view.dispatch);
		this.#typedAt = 0;
		this.view.focus();
	}

	/** The selected lines become headings or a list, or no more. */
	turnLine(mark: LineMark): void {
		this.#typedAt = 0;
		becomes(this.look.line === mark ? undefined : mark)(this.view.state, this.view.dispatch);
		this.#typedAt = 0;
		this.view.focus();
	}

	/** Puts words in place of a stretch of the text, as a step of its own. */
	replace(start: number, end: number, words: string): void {
		const { doc } = this.view.state;
		const [from, to] = [placeOf(doc, start), placeOf(doc, end)];
		this.#typedAt = 0;
		this.view.dispatch(
			this.view.state.tr.replaceRange(from, to, new Slice(documentOf(words).content, 1, 1))
		);
		this.#typedAt = 0;
	}

	/** Makes it another text, as one step. */
	become(text: string): void {
		const transaction = becoming(this.view.state.tr, text);
		this.#typedAt = 0;
		if (transaction) this.view.dispatch(transaction);
		this.#typedAt = 0;
	}

	/** Rights or language are others now. */
	refresh(): void {
		this.view.setProps({});
	}

	end(): void {
		this.#ended = true;
		this.view.destroy();
	}

	#show(theirs: string): void {
		this.#agreed = theirs;
		const { state } = this.view;
		const transaction = becoming(state.tr, theirs);
		if (transaction) this.view.dispatch(transaction.setMeta('theirs', true));
	}

	#write(): void {
		if (this.view.composing) return;
		const { held, write } = this.#options;
		const theirs = held();
		const mine = rebased(this.#agreed, this.text, theirs);
		if (mine !== theirs && !write(mine).ok) return;
		if (mine !== theirs) this.#wrote();
		// A figure that was typed whole, braces and all, becomes one thing.
		this.#show(mine);
	}

	#wrote(): void {
		const now = Date.now();
		if (now - this.#typedAt < REST_MS && this.#steps.length > 0)
			this.#steps[this.#steps.length - 1]++;
		else this.#steps.push(1);
		this.#undone = [];
		this.#typedAt = now;
	}

	#keys() {
		const look = () => {
			const { selection } = this.view.state;
			if (!(selection instanceof NodeSelection)) return false;
			this.#options.open(selection.from, 'look');
			return true;
		};
		const lineKeys = LINE_KEYS.map(([key, mark]) => [
			key,
			() => this.#turned(() => this.turnLine(mark))
		]);
		return keymap({
			'Mod-z': () => this.#turn('undo'),
			'Mod-y': () => this.#turn('redo'),
			'Shift-Mod-z': () => this.#turn('redo'),
			'Mod-b': () => this.#turned(() => this.turn('粗体')),
			'Mod-u': () => this.#turned(() => this.turn('下划线')),
			...Object.fromEntries(lineKeys),
			'Mod-Home': () => this.#goTo(Selection.atStart(this.view.state.doc)),
			'Mod-End': () => this.#goTo(Selection.atEnd(this.view.state.doc)),
			Enter: chainCommands(look, leaveList, goOnWithList),
			Backspace: endList
		});
	}

	/** Browsers do not get past a figure at the very beginning or end. */
	#goTo(selection: Selection): boolean {
		this.view.dispatch(this.view.state.tr.setSelection(selection).scrollIntoView());
		return true;
	}

	#turned(turn: () => void): boolean {
		turn();
		return true;
	}

	#turn(which: 'undo' | 'redo'): boolean {
		const [from, to] = which === 'undo' ? [this.#steps, this.#undone] : [this.#undone, this.#steps];
		const times = from.pop() ?? 1;
		let done = 0;
		while (done < times && this.#options[which]()) done++;
		if (done < times) from.push(times - done);
		if (done > 0) to.push(done);
		this.#typedAt = 0;
		this.#show(this.#options.held());
		return true;
	}

	/** Typing over a figure does not overwrite it: it asks what is meant. */
	#asksInstead(): boolean {
		const { selection } = this.view.state;
		if (!(selection instanceof NodeSelection)) return false;
		this.#options.open(selection.from, 'ask');
		return true;
	}
}

function attributesOf({
	label,
	describedBy,
	mayWrite
}: ProseEditorOptions): Record<string, string> {
	return {
		role: 'textbox',
		'aria-multiline': 'true',
		'aria-label': label,
		'aria-describedby': describedBy,
		'aria-readonly': String(!mayWrite()),
		tabindex: '0',
		spellcheck: 'false',
		class: 'prose'
	};
}

/** A press on a figure opens it, one elsewhere what is marked there. */
function presses({ open, press }: ProseEditorOptions): Partial<EditorProps> {
	let onFigure: MouseEvent | undefined;
	return {
		handleClickOn: (_view, _at, node, place, event) => {
			if (node.type !== livingSchema.nodes.figure) return false;
			onFigure = event;
			open(place, 'look');
			return false;
		},
		handleClick: (_view, at, event) => {
			if (event !== onFigure) open(at, 'look');
			return false;
		},
		handleKeyDown: (_view, event) => press(event)
	};
}
