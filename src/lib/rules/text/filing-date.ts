/** 填报日期 as the filing system prints it. */
import { remembering } from './memory';

const WRITTEN =
	/^(\d{4})[-年/.]?(\d{2})[-月/.]?(\d{2})日?(?:[ T]?(\d{2}):?(\d{2})(?::?(\d{2}))?)?$/;

/** 「20221121185941」 as `2022-11-21`; `undefined` where it is no day of the calendar. */
export function dayOf(written: string): string | undefined {
	return dayIn(written) || undefined;
}

const dayIn = remembering((written: string): string => {
	const [, year, month, day, hour = '00', minute = '00', second = '00'] =
		WRITTEN.exec(written.normalize('NFKC').trim()) ?? [];
	if (year === undefined) return '';
	const iso = `${year}-${month}-${day}`;
	const at = new Date(`${iso}T00:00:00Z`);
	const real = !Number.isNaN(at.getTime()) && at.toISOString().startsWith(iso);
	return real && hour < '24' && minute < '60' && second < '60' ? iso : '';
});
