import { Slice } from 'prosemirror-model';
import { EditorState, TextSelection, type Command } from 'prosemirror-state';
import { describe, expect, it } from 'vitest';
import { becomes, endList, goOnWithList, leaveList, ontoBlank } from './line-commands';
import { documentOf, livingSchema, placeOf, textOf } from './living-document';

/** The text with the caret at `offset` of it. */
function stateAt(text: string, offset = text.length): EditorState {
	const doc = documentOf(text);
	const selection = TextSelection.create(doc, placeOf(doc, offset));
	return EditorState.create({ doc, schema: livingSchema, selection });
}

/** The text after the command; `undefined` where it is none for it. */
function after(state: EditorState, command: Command): string | undefined {
	let said: string | undefined;
	command(state, (transaction) => (said = textOf(state.apply(transaction).doc)));
	return said;
}

describe('Enter in a list', () => {
	it('goes on with the list, in the middle of a line too', () => {
		expect(after(stateAt('{{编号}}甲'), goOnWithList)).toBe('{{编号}}甲\n{{编号}}');
		expect(after(stateAt('{{列表}}甲乙', 7), goOnWithList)).toBe('{{列表}}甲\n{{列表}}乙');
	});
	it('after a heading begins a paragraph', () => {
		expect(after(stateAt('{{小标题}}甲'), goOnWithList)).toBe('{{小标题}}甲\n');
	});
	it('on a blank line ends it', () => {
		expect(after(stateAt('{{编号}}甲\n{{编号}}'), leaveList)).toBe('{{编号}}甲\n');
		expect(after(stateAt('{{编号}}甲'), leaveList)).toBeUndefined();
		expect(after(stateAt('甲\n'), leaveList)).toBeUndefined();
	});
});

describe('a line', () => {
	it('of a list becomes a paragraph by Backspace at its beginning', () => {
		expect(after(stateAt('{{列表}}甲', 6), endList)).toBe('甲');
		expect(after(stateAt('{{列表}}甲'), endList)).toBeUndefined();
		expect(after(stateAt('甲', 0), endList)).toBeUndefined();
	});
	it('changes what it is, words and figures as they were', () => {
		const words = '{{粗体}}甲{{/粗体}}{{T1[收入总计].金额}}';
		expect(after(stateAt(`{{标题}}${words}`), becomes('编号'))).toBe(`{{编号}}${words}`);
		expect(after(stateAt(`{{编号}}${words}`), becomes(undefined))).toBe(words);
	});
});

describe('what is pasted', () => {
	const pasted = (text: string, what: string, offset?: number): string => {
		const state = stateAt(text, offset);
		const slice = new Slice(documentOf(what).content, 1, 1);
		const transaction = state.tr.replaceSelection(ontoBlank(slice, state.selection));
		return textOf(state.apply(transaction).doc);
	};

	it('onto a blank line is what it was', () => {
		expect(pasted('甲\n', '{{标题}}乙')).toBe('甲\n{{标题}}乙');
		expect(pasted('甲\n', '{{列表}}乙\n{{列表}}丙')).toBe('甲\n{{列表}}乙\n{{列表}}丙');
		expect(pasted('', '{{小标题}}乙\n丙')).toBe('{{小标题}}乙\n丙');
	});
	it('into words are words', () => {
		expect(pasted('甲丁', '{{标题}}乙', 1)).toBe('甲乙丁');
		expect(pasted('{{编号}}', '乙')).toBe('{{编号}}乙');
	});
});
