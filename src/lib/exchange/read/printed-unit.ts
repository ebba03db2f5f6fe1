/** The units in which documents print money, and amounts printed in them. */
import { exactAmount, parseAmount, type AmountResult, type Fen } from '$lib/budget/values/amount';
import { timesTenTo } from './xlsx/decimal-text';

/** Power of ten of 元. */
const POWERS = { 元: 0, 百元: 2, 千元: 3, 万元: 4, 百万元: 6, 千万元: 7, 亿元: 8 } as const;
export type PrintedUnit = keyof typeof POWERS;

const NAMES = '(?:人民币)?\\s*(亿元?|千万元?|百万元?|万元?|千元|百元|元)';
/** 「单位：万元」 「金额单位:人民币万元」 「计量单位 元」, alone or behind other words. */
const STATED = new RegExp(
	`(?:金额|货币|计量)?单\\s*位\\s*(?:[:：]\\s*|\\s+)${NAMES}(?!\\p{L})`,
	'u'
);
/** 「（万元）」 behind a title or in a header. */
const BRACKETED = new RegExp(
	`[(（【\\[]\\s*(?:金额|货币|计量)?(?:单\\s*位)?\\s*[:：]?\\s*${NAMES}\\s*[)）】\\]]`,
	'u'
);
/** 「1,650.50万元」 */
const SUFFIXED = new RegExp(`^(.*\\d.*?)\\s*${NAMES}$`, 'u');
/** 「人民币万元」 「万元」 alone in a cell. */
const ALONE = new RegExp(`^[(（]?\\s*${NAMES}\\s*[)）]?$`, 'u');

const unitNamed = (name: string): PrintedUnit =>
	(name.endsWith('元') ? name : `${name}元`) as PrintedUnit;

/** The unit that a line states for what stands below it. */
export function statedUnit(text: string): PrintedUnit | undefined {
	const name = (STATED.exec(text) ?? ALONE.exec(text))?.[1];
	return name === undefined ? undefined : unitNamed(name);
}

/** What a line says besides its unit. */
export function withoutUnit(text: string): string {
	return text
		.replace(ALONE, '')
		.replace(STATED, '')
		.replace(/[(（]\s*[)）]/, '')
		.trim();
}

/** The unit in the brackets of a title or of a column's header. */
export function bracketedUnit(text: string): PrintedUnit | undefined {
	const name = BRACKETED.exec(text)?.[1];
	return name === undefined ? undefined : unitNamed(name);
}

/** A figure that has its unit in its own cell. */
export function ownUnit(
	text: string
): { readonly figure: string; readonly unit: PrintedUnit } | undefined {
	const [, figure, name] = SUFFIXED.exec(text) ?? [];
	return name === undefined ? undefined : { figure, unit: unitNamed(name) };
}

/** As `parseAmount`, in any unit: what 分 cannot hold exactly is a failure. */
export function parsePrinted(text: string, unit: PrintedUnit): AmountResult {
	if (unit === '元' || unit === '万元') return parseAmount(text, unit);
	const wan = parseAmount(text, '万元');
	if (!wan.ok || wan.value === undefined) return wan;
	const power = POWERS[unit] - POWERS.万元;
	const value = power > 0 ? wan.value * 10 ** power : wan.value / 10 ** -power;
	if (Number.isSafeInteger(value)) return { ok: true, value };
	if (power > 0) return { ok: false, failure: { kind: 'out-of-range', text } };
	return { ok: false, failure: { kind: 'too-precise', text, decimals: 6, allowed: 6 + power } };
}

/** The exact decimal of an amount in any unit. */
export function exactPrinted(value: Fen, unit: PrintedUnit): string {
	return timesTenTo(exactAmount(value, '元'), -POWERS[unit]);
}
