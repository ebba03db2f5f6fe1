/** Dates and times as their number format has them. */
const DAY = 86_400_000;

/** Serial days since the workbook's epoch → the pattern's text; 1900 is no leap year, but Excel has it so. */
export function showDate(serial: number, pattern: string, since1904: boolean): string | undefined {
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
