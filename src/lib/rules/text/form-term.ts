/** 项目属性 and 项目期 of a form, as far as they can be read. */
import { remembering } from './memory';

export type Attribute = '一次性' | '延续性' | '经常性';

export interface Term {
	readonly attribute?: Attribute;
	readonly years?: number;
}

const CHINESE_YEARS = '一二三四五六七八九十';

const yearsIn = remembering((period: string): number | 'none' => {
	const written = /([\d]{1,2}|[一二三四五六七八九十])年/.exec(
		period.normalize('NFKC').replace(/\s/g, '')
	)?.[1];
	if (written === undefined) return 'none';
	return /\d/.test(written) ? Number(written) : CHINESE_YEARS.indexOf(written) + 1;
});

/** 「一次性项目（1年结束）」 and 「3 年」. */
export function termOf(attribute: string, period: string): Term {
	const kind = /一次性|延续性|经常性/.exec(attribute)?.[0] as Attribute | undefined;
	const years = yearsIn(period);
	return { ...(kind && { attribute: kind }), ...(years !== 'none' && { years }) };
}
