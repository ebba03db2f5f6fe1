/** The names that people sign in with: their own letters (Chinese ones too), digits and . _ - between. */
const USERNAME = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,30}[\p{L}\p{N}]$/u;

/** The one way in which a username is kept and compared; undefined where it cannot be one. */
export function readUsername(typed: string): string | undefined {
	const name = typed.normalize('NFKC').trim().toLowerCase();
	return USERNAME.test(name) ? name : undefined;
}

/** The longest name, in characters. */
const NAME = 40;
/** What nobody sees and what turns or breaks the text around it. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\u115f\u1160\u2800\u3164\uffa0]/u;

/** A name as others read it; undefined where it is empty, too long or has control characters. */
export function readDisplayName(typed: string): string | undefined {
	const name = typed.normalize('NFC').trim().replaceAll(/\s+/g, ' ');
	return name !== '' && [...name].length <= NAME && !INVISIBLE.test(name) ? name : undefined;
}

/** Words of one line that nobody can be asked to mend: without what is invisible, and cut. */
export function cleanLine(text: string, length: number): string {
	const line = text.normalize('NFC').replaceAll(/\s+/g, ' ');
	const seen = line.replaceAll(new RegExp(INVISIBLE, 'gu'), '').trim();
	return [...seen].slice(0, length).join('');
}

/** A name made of what a document says. */
export function madeName(words: string, after: string): string {
	return cleanLine(words, NAME - [...after].length) + after;
}
