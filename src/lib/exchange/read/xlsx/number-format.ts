/** How a cell's number format shows its number: as a figure, a percentage, a date or a padded code. */
import { decimalText, roundedText, timesTenTo } from './decimal-text';

export type NumberFormat =
	| { readonly shows: 'figure'; readonly places?: number }
	| { readonly shows: 'percent' }
	| { readonly shows: 'code'; readonly digits: number }
	| { readonly shows: 'date'; readonly pattern: string };

export interface ShownNumber {
	/** The exact value, in the form in which it is shown. */
	readonly text: string;
	/** The same rounded as its format shows it, where that is less exact. */
	readonly rounded?: string;
}

/** Formats that every workbook has without naming them (ECMA-376 18.8.30, with those of zh-CN). */
const BUILT_IN: Readonly<Record<number, string>> = {
	1: '0',
	2: '0.00',
	3: '#,##0',
	4: '#,##0.00',
	9: '0%',
	10: '0.00%',
	14: 'yyyy/m/d',
	15: 'd-mmm-yy',
	16: 'd-mmm',
	17: 'mmm-yy',
	18: 'h:mm AM/PM',
	19: 'h:mm:ss AM/PM',
	20: 'h:mm',
	21: 'h:mm:ss',
	22: 'yyyy/m/d h:mm',
	27: 'yyyy年m月',
	28: 'm月d日',
	29: 'm月d日',
	30: 'm-d-yy',
	31: 'yyyy年m月d日',
	32: 'h时mm分',
	33: 'h时mm分ss秒',
	36: 'yyyy年m月',
	37: '#,##0',
	38: '#,##0',
	39: '#,##0.00',
	40: '#,##0.00',
	45: 'mm:ss',
	46: 'h:mm:ss',
	47: 'mm:ss',
	50: 'yyyy年m月',
	51: 'm月d日',
	52: 'yyyy年m月',
	53: 'm月d日',
	54: 'm月d日',
	57: 'yyyy年m月',
	58: 'm月d日'
};

/** @param code the format's code where the workbook defines it */
export function numberFormat(id: number, code = BUILT_IN[id] ?? 'General'): NumberFormat {
	const positive = code.split(';')[0].replace(/\[(?!h|m|s)[^\]]*\]/gi, '');
	const bare = positive.replace(/"[^"]*"|\\.|_.|\*./g, '');
	if (/[ymdhs]/i.test(bare.replace(/General|Red/gi, '')))
		return { shows: 'date', pattern: positive };
	if (bare.includes('%')) return { shows: 'percent' };
	if (/^0{2,}$/.test(bare)) return { shows: 'code', digits: bare.length };
	const places = /[0#?]\.([0#?]+)/.exec(bare)?.[1].length ?? (/[0#?]/.test(bare) ? 0 : undefined);
	return { shows: 'figure', ...(places !== undefined && { places }) };
}

/** @param stored the number as the workbook stores it */
export function showNumber(stored: string, format: NumberFormat, since1904: boolean): ShownNumber {
	const exact = decimalText(stored);
	switch (format.shows) {
		case 'percent':
			return { text: `${timesTenTo(exact, 2)}%` };
		case 'code':
			return { text: /^\d+$/.test(exact) ? exact.padStart(format.digits, '0') : exact };
		case 'date':
			return { text: showDate(Number(stored), format.pattern, since1904) ?? exact };
		case 'figure': {
			const rounded = roundedText(exact, format.places ?? Infinity);
			return rounded === exact ? { text: exact } : { text: exact, rounded };
		}
	}
}

const DAY = 86_400_000;

/** Serial days since the workbook's epoch → the pattern's text; 1900 is no leap year, but Excel has it so. */
function showDate(serial: number, pattern: string, since1904: boolean): string | undefined {
	if (!(serial >= 0 && serial < 2_958_466)) return undefined;
	const epoch = since1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, serial < 60 ? 31 : 30);
	const at = new Date(epoch + Math.round(serial * DAY));
	const hours = at.getUTCHours();
	const twelve = /AM\/PM|上午\/下午/i.test(pattern);
	let minutes = false;
	return pattern.replace(
		/"([^"]*)"|\\(.)|AM\/PM|上午\/下午|y+|m+|d+|h+|s+|\[(h+)\]|[_*]./gi,
		(token: string, quoted: string | undefined, escaped: string | undefined) => {
			if (quoted !== undefined || escaped !== undefined) return quoted ?? escaped ?? '';
			const kind = token.toLowerCase().replace('[', '')[0];
			const pad = (n: number): string => String(n).padStart(Math.min(token.length, 2), '0');
			if (/AM\/PM/i.test(token)) return hours < 12 ? 'AM' : 'PM';
			if (token === '上午/下午') return hours < 12 ? '上午' : '下午';
			if (kind === 'h') {
				minutes = true;
				return pad(twelve ? hours % 12 || 12 : hours);
			}
			if (kind === 's') return pad(at.getUTCSeconds());
			if (kind === 'm' && minutes) {
				minutes = false;
				return pad(at.getUTCMinutes());
			}
			if (kind === 'y')
				return token.length > 2 ? String(at.getUTCFullYear()) : pad(at.getUTCFullYear() % 100);
			if (kind === 'm') return pad(at.getUTCMonth() + 1);
			return kind === 'd' ? pad(at.getUTCDate()) : '';
		}
	);
}
