/** 文号: 「晋市财政法〔2021〕51号」, however its brackets are typed and its letters slip. */
import { remembering } from './memory';

const NUMBER = /\((20\d\d)\)第?(\d{1,4})号/;

/** `year-number` of the first document number in a name; who issued it is too often misread. */
export function documentNumberIn(name: string): string | undefined {
	return numberIn(name) || undefined;
}

const numberIn = remembering((name: string): string => {
	const match = NUMBER.exec(
		name
			.normalize('NFKC')
			.replace(/\s/g, '')
			.replace(/[〔[【{]/g, '(')
			.replace(/[〕\]】}]/g, ')')
	);
	return match ? `${match[1]}-${Number(match[2])}` : '';
});
