import fc from 'fast-check';
import { EditorState } from 'prosemirror-state';
import { describe, expect, it } from 'vitest';
import { becoming, documentOf, livingSchema, offsetOf, placeOf, textOf } from './living-document';

const texts = fc
	.array(
		fc.constantFrom('收入', '12.00万元', '\n', '{{T3[合计].合计}}', '{{', '}}', '。', '😀', '')
	)
	.map((parts) => parts.join(''));

describe('the document of a text', () => {
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
		fc.assert(
			fc.property(texts, texts, (before, after) => {
				const state = EditorState.create({ doc: documentOf(before), schema: livingSchema });
				const transaction = becoming(state.tr, after);
				const document = transaction ? state.apply(transaction).doc : state.doc;
				expect(document.eq(documentOf(after))).toBe(true);
			})
		);
	});
});
