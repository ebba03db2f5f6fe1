/** What the keys of the editor do to headings and lists. */
import { setBlockType, splitBlockAs } from 'prosemirror-commands';
import { Slice } from 'prosemirror-model';
import type { Command, Selection } from 'prosemirror-state';
import type { LineMark } from '$lib/budget/values/text-mark';
import { livingSchema, markOf } from './living-document';

/** Keys that turn a line, as other editors have them. */
export const LINE_KEYS: readonly (readonly [key: string, mark: LineMark])[] = [
	['Mod-Alt-1', '标题'],
	['Mod-Alt-2', '小标题'],
	['Shift-Mod-8', '列表'],
	['Shift-Mod-7', '编号']
];

/** The selected lines become what the mark says, or paragraphs. */
export function becomes(mark: LineMark | undefined): Command {
	return setBlockType(livingSchema.nodes.paragraph, { mark });
}

const isOfList = (mark: LineMark | undefined): boolean => mark === '列表' || mark === '编号';

/** After the last line of a list comes a paragraph. */
export const leaveList: Command = (state, dispatch) => {
	const { parent } = state.selection.$from;
	if (parent.content.size > 0 || !isOfList(markOf(parent))) return false;
	return becomes(undefined)(state, dispatch);
};

/** After a line of a list comes another, after a heading a paragraph. */
export const goOnWithList: Command = splitBlockAs((line) =>
	isOfList(markOf(line)) ? { type: line.type, attrs: line.attrs } : null
);

/** At the beginning of a line of a list, it becomes a paragraph first. */
export const endList: Command = (state, dispatch) => {
	const { $from, empty } = state.selection;
	if (!empty || $from.parentOffset > 0 || !isOfList(markOf($from.parent))) return false;
	return becomes(undefined)(state, dispatch);
};

/** What is pasted onto a blank line makes it what it was where it was copied: a heading, or of a list. */
export function ontoBlank(slice: Slice, { $from }: Selection): Slice {
	const { content, openStart, openEnd } = slice;
	const isBlank = $from.parent.isTextblock && $from.parent.content.size === 0;
	if (!isBlank || openStart === 0 || !content.firstChild || !markOf(content.firstChild))
		return slice;
	return new Slice(content, 0, content.childCount === 1 ? 0 : openEnd);
}
