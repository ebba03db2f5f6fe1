/** The names that people sign in with: their own letters (Chinese ones too), digits and . _ - between. */
const USERNAME = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,30}[\p{L}\p{N}]$/u;

/** The one way in which a username is kept and compared; undefined where it cannot be one. */
export function readUsername(typed: string): string | undefined {
	const name = typed.normalize('NFKC').trim().toLowerCase();
	return USERNAME.test(name) ? name : undefined;
}

/** A name as others read it; undefined where it is empty, too long or has control characters. */
export function readDisplayName(typed: string): string | undefined {
	const name = typed.normalize('NFC').trim().replaceAll(/\s+/g, ' ');
	return name !== '' && [...name].length <= 40 && !/[\p{Cc}\p{Cf}]/u.test(name) ? name : undefined;
}
