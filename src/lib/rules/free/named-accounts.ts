/** 「人员经费A万元，主要包括：基本工资、津贴补贴…」: economic accounts that prose says money was spent on. */
import { remembering } from '../text/memory';
import { PlainText, type Span } from '../text/plain-text';

export interface NamedAccount {
	readonly name: string;
	readonly span: Span;
}

const LIST = /(?:人员|公用)经费\d[^。;]{0,20}?(?:主要)?(?:包括|用于)[:,]?([^。;\n]+)/g;

export const namedAccountsIn = remembering((text: string): readonly NamedAccount[] => {
	if (!/[人公][员用]经费/.test(text)) return [];
	const plain = new PlainText(text);
	return [...plain.text.matchAll(LIST)].flatMap((match) => {
		let at = match.index + match[0].length - match[1].length;
		return match[1].split('、').map((piece): NamedAccount => {
			const name = piece.replace(/(?:等|等支出|\([^()]*(?:填写|不列)\))$/, '');
			const account = { name, span: plain.spanOf(at, at + name.length) };
			at += piece.length + 1;
			return account;
		});
	});
});
