/** What a password must at least be. Length counts for more than kinds of characters (NIST SP 800-63B). */
import { asTyped } from './password';

export type PasswordWeakness = 'too-short' | 'too-long' | 'too-plain' | 'too-common' | 'like-name';

export const PASSWORD_LENGTH = { least: 10, most: 128 } as const;
/** Different characters that a password has at least. */
const DIFFERENT = 5;

/** Words that guessing begins with; what is left of a password without them must be long enough. */
const COMMON = [
	...[
		'password',
		'passw0rd',
		'p@ssw0rd',
		'p@ssword',
		'admin',
		'administrator',
		'welcome',
		'letmein'
	],
	...['qwerty', 'qwertyuiop', 'asdfgh', 'asdfghjkl', 'zxcvbn', 'zxcvbnm', '1qaz2wsx', '1q2w3e4r'],
	...['iloveyou', 'woaini', 'woaini1314', '5201314', 'abc123', 'abcdef', 'abcd1234', 'hebian'],
	...['123456', '12345678', '123456789', '1234567890', '0123456789', '987654321', '9876543210'],
	...['111111', '000000', '888888', '666666', '112233', '123123', '123321', 'test', 'root', '密码']
].sort((a, b) => b.length - a.length);
/** What a guesser hangs onto a common word: a year, an exclamation mark. */
const PLAIN_REST = /^[\d!@#$%^&*._\-+=~?]{0,6}$/;

/** Undefined where the password is good enough. */
export function weaknessOf(
	password: string,
	who: { readonly username: string; readonly name: string }
): PasswordWeakness | undefined {
	const typed = asTyped(password);
	const length = [...typed].length;
	if (length < PASSWORD_LENGTH.least) return 'too-short';
	if (length > PASSWORD_LENGTH.most) return 'too-long';
	// Figures alone are a telephone number or a date.
	if (new Set(typed).size < DIFFERENT || /^\d+$/.test(typed)) return 'too-plain';
	const small = typed.toLowerCase();
	if (isPlainBeside(small, COMMON)) return 'too-common';
	const names = [who.username, who.name].map((name) => asTyped(name).toLowerCase());
	return isPlainBeside(small, names) ? 'like-name' : undefined;
}

/** Whether a password is nothing but some of these words and what is hung onto them. */
function isPlainBeside(text: string, words: readonly string[]): boolean {
	const rest = words
		.filter((word) => word.length > 1)
		.reduce((left, word) => left.replaceAll(word, ''), text);
	return rest !== text && PLAIN_REST.test(rest);
}
