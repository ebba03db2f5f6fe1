/** Where the digits of a number go among the pieces of a format's section. */
import type { FormatPiece, FormatSection } from './format-code';

export interface DigitPlan {
	/** Digit places before the point and behind it. */
	readonly digits: number;
	readonly places: number;
	/** The number is shown ten to this power larger: % is 2, a comma at the end −3, 「0!.0」 −1. */
	readonly power: number;
	readonly percent: boolean;
	/** Nothing but percent signs moves the number. */
	readonly percentOnly: boolean;
	readonly general: boolean;
	/** Only zeros, at least two: a code of so many digits. */
	readonly pads: boolean;
	/** Index of the piece that is a written point among whole digits: `0!.0` shows tenths of the number. */
	readonly writtenPoint: number | undefined;
}

export function planOf({ pieces }: FormatSection): DigitPlan {
	const isDigit = (piece: FormatPiece | undefined) => piece?.is === 'digit';
	const point = pieces.findIndex(({ is }) => is === 'point');
	const end = point < 0 ? pieces.length : point;
	const whole = pieces.slice(0, end).filter(isDigit).length;
	const decimals = pieces.slice(end).filter(isDigit).length;
	const commas =
		trailingCommas(pieces, end) + (point < 0 ? 0 : trailingCommas(pieces, pieces.length));
	const percents = pieces.filter(({ is }) => is === 'percent').length;
	const written = point < 0 ? writtenPoint(pieces) : undefined;
	const tenths = written === undefined ? 0 : pieces.slice(written).filter(isDigit).length;
	return {
		digits: whole + decimals,
		places: decimals + tenths,
		power: percents * 2 - commas * 3 - tenths,
		percent: percents === 1,
		percentOnly: commas === 0 && tenths === 0,
		general: pieces.some(({ is }) => is === 'general' || is === 'text'),
		pads: written === undefined && decimals === 0 && whole >= 2 && onlyZeros(pieces),
		writtenPoint: written
	};
}

/** Commas behind the last digit place before `end`. */
function trailingCommas(pieces: readonly FormatPiece[], end: number): number {
	let count = 0;
	for (let i = end - 1; i >= 0 && pieces[i].is !== 'digit'; i--)
		if (pieces[i].is === 'comma') count++;
	return pieces.slice(0, end).some(({ is }) => is === 'digit') ? count : 0;
}

/** A literal point with digit places on both sides. */
function writtenPoint(pieces: readonly FormatPiece[]): number | undefined {
	const at = pieces.findIndex(
		(piece, i) =>
			piece.is === 'literal' &&
			/^[.．]$/.test(piece.text) &&
			pieces.slice(0, i).some(({ is }) => is === 'digit') &&
			pieces.slice(i).some(({ is }) => is === 'digit')
	);
	return at < 0 ? undefined : at;
}

function onlyZeros(pieces: readonly FormatPiece[]): boolean {
	return pieces.every(
		(piece) => piece.is === 'literal' || (piece.is === 'digit' && piece.shows === '0')
	);
}

export interface LaidDigits {
	readonly text: string;
	/** What is written before the first digit place and behind the last. */
	readonly around: readonly [before: string, after: string];
	/** Nothing but separators and a point stands between the digits. */
	readonly plain: boolean;
}

/** @param rounded the number with as many decimals as the plan shows, with its sign */
export function layDigits(
	pieces: readonly FormatPiece[],
	{ digits, places, general, writtenPoint: written }: DigitPlan,
	rounded: string
): LaidDigits {
	const takes = (piece: FormatPiece) =>
		piece.is === 'digit' || (general && (piece.is === 'general' || piece.is === 'text'));
	const first = pieces.findIndex(takes);
	const last = pieces.findLastIndex(takes);
	const textOf = (part: readonly FormatPiece[]) =>
		part.map((piece) => (piece.is === 'literal' ? piece.text : '')).join('');
	const around = [textOf(pieces.slice(0, first)), textOf(pieces.slice(last + 1))] as const;
	const inside = pieces.slice(first, last + 1);
	const plain = inside.every(
		(piece, i) => piece.is !== 'literal' || piece.text === '' || first + i === written
	);
	const bare = rounded.replace('-', '');
	if (plain || general) return { text: around[0] + bare + around[1], around, plain };
	return { text: around[0] + placed(inside, digits, places, bare) + around[1], around, plain };
}

/** Each digit in its place, from the right; the first place takes what is left over. */
function placed(
	pieces: readonly FormatPiece[],
	digits: number,
	places: number,
	bare: string
): string {
	const [whole, fraction = ''] = bare.split('.');
	let left = (whole + fraction.padEnd(places, '0')).padStart(digits, '0');
	let text = '';
	for (let i = pieces.length - 1, open = digits; i >= 0; i--) {
		const piece = pieces[i];
		if (piece.is === 'literal') text = piece.text + text;
		else if (piece.is === 'point') text = `.${text}`;
		else if (piece.is === 'digit') {
			const taken = --open === 0 ? left : left.slice(-1);
			text = taken + text;
			left = left.slice(0, left.length - taken.length);
		}
	}
	return text;
}
