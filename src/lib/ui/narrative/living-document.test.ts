import fc from 'fast-check';
import { EditorState } from 'prosemirror-state';
import { describe, expect, it } from 'vitest';
import {
	LINE_MARKS,
	TEXT_MARKS,
	withoutMarks,
	writeMarkedLine
} from '$lib/budget/values/text-mark';
import { becoming, documentOf, livingSchema, offsetOf, placeOf, textOf } from './living-document';

const texts = fc
	.array(
		fc.constantFrom('收入', '12.00万元', '\n', '{{T3[合计].合计}}', '{{', '}}', '。', '😀', '')
	)
	.map((parts) => parts.join(''));

const lines = fc
	.array(
		fc.record({
			mark: fc.constantFrom(undefined, ...LINE_MARKS),
			runs: fc.array(
				fc.record({
					text: fc.constantFrom('收入', '{{T3[合计].合计}}', '。', '😀'),
					marks: fc.subarray([...TEXT_MARKS])
				}),
				{ maxLength: 4 }
			)
		}),
		{ minLength: 1, maxLength: 3 }
	)
	.map((all) => all.map(writeMarkedLine).join('\n'));

describe('the document of a text', () => {
	it('says what is bold, underlined, a heading or in a list', () => {
		fc.assert(
			fc.property(lines, (text) => {
				expect(textOf(documentOf(text))).toBe(text);
			})
		);
	});

	it('finds places among marks: text put there stands where it was', () => {
		fc.assert(
			fc.property(lines, fc.nat(), (text, at) => {
				const document = documentOf(text);
				const place = 1 + (at % Math.max(1, document.content.size - 1));
				fc.pre(document.resolve(place).parent.isTextblock);
				const offset = offsetOf(document, place);
				const state = EditorState.create({ doc: document, schema: livingSchema });
				const typed = state.apply(state.tr.insertText('！', place)).doc;
				const written = text.slice(0, offset) + '！' + text.slice(offset);
				expect(withoutMarks(textOf(typed))).toBe(withoutMarks(written));
				expect(placeOf(document, offset)).toBe(place);
			})
		);
	});

	it('says the text', () => {
		fc.assert(
			fc.property(texts, (text) => {
				expect(textOf(documentOf(text))).toBe(text);
			})
		);
	});

	it('finds every place again that lies in no figure', () => {
		fc.assert(
			fc.property(texts, (text) => {
				const document = documentOf(text);
				for (let offset = 0; offset <= text.length; offset++) {
					const place = placeOf(document, offset);
					const back = offsetOf(document, place);
					expect(back).toBeLessThanOrEqual(offset);
					if (back < offset) expect(document.nodeAt(place)?.type.name).toBe('figure');
				}
			})
		);
	});

	it('becomes that of another text', () => {
		const any = fc.oneof(texts, lines);
		fc.assert(
			fc.property(any, any, (before, after) => {
				const state = EditorState.create({ doc: documentOf(before), schema: livingSchema });
				const transaction = becoming(state.tr, after);
				const document = transaction ? state.apply(transaction).doc : state.doc;
				expect(document.eq(documentOf(after))).toBe(true);
			})
		);
	});
});
