/** What dragging the fill handle writes: a series goes on, everything else is repeated. */
import { exactAmount, parseAmount } from '$lib/budget/values/amount';

/**
 * Goes on with what was selected, along one line or column, towards the drag. Two or more amounts with
 * the same step go on by it; a text with a number in it (「第1批」, 「2023年1月」) counts on by the
 * step of its last numbers, months within their year. What is no series is repeated.
 *
 * @param source as typed, in the order of the drag
 * @param count how many are wanted behind it
 */
export function continueSeries(
	source: readonly string[],
	count: number,
	kind: 'amount' | 'text'
): readonly string[] {
	const next = kind === 'amount' ? amountsAfter(source) : textsAfter(source);
	return Array.from({ length: count }, (_, i) => next?.(i) ?? source[i % source.length]);
}

type Next = (i: number) => string | undefined;

/** Exact in 分 whatever the unit: the step of decimals is kept, never rounded. */
function amountsAfter(source: readonly string[]): Next | undefined {
	const amounts = source.map((text) => {
		const read = text.trim() === '' ? undefined : parseAmount(text, '万元');
		return read?.ok ? read.value : undefined;
	});
	const step = stepOf(amounts);
	const last = amounts.at(-1);
	if (step === undefined || last === undefined) return undefined;
	return (i) => {
		const value = last + step * (i + 1);
		return Number.isSafeInteger(value) ? exactAmount(value, '万元') : undefined;
	};
}

const MONTH = /^(\d{4})年(\d{1,2})月$/;
/** The last number of a text. */
const COUNTED = /^(.*?)(\d{1,9})(\D*)$/su;

function textsAfter(source: readonly string[]): Next | undefined {
	return monthsAfter(source) ?? numbersAfter(source);
}

function monthsAfter(source: readonly string[]): Next | undefined {
	const months = source.map((text) => {
		const match = MONTH.exec(text.trim());
		return match ? Number(match[1]) * 12 + Number(match[2]) - 1 : undefined;
	});
	const step = source.length === 1 ? 1 : stepOf(months);
	const last = months.at(-1);
	if (step === undefined || last === undefined) return undefined;
	return (i) => {
		const month = last + step * (i + 1);
		return `${Math.floor(month / 12)}年${(month % 12) + 1}月`;
	};
}

/** A code of an account is no series; a single text counts on only where it says more than the number. */
function numbersAfter(source: readonly string[]): Next | undefined {
	const parts = source.map((text) => COUNTED.exec(text));
	const last = parts.at(-1);
	if (!last || (last[1] === '' && last[3] === '' && source.length === 1)) return undefined;
	const isOne = parts.every((part) => part?.[1] === last[1] && part[3] === last[3]);
	const step = source.length === 1 ? 1 : stepOf(parts.map((part) => Number(part?.[2])));
	if (!isOne || step === undefined) return undefined;
	return (i) => {
		const number = Number(last[2]) + step * (i + 1);
		if (number < 0) return undefined;
		return last[1] + String(number).padStart(last[2].length, '0') + last[3];
	};
}

/** The step from each to the next, where it is the same one and not nothing. */
function stepOf(values: readonly (number | undefined)[]): number | undefined {
	const steps = values.slice(1).map((value, i) => (value ?? NaN) - (values[i] ?? NaN));
	const [step] = steps;
	if (step === undefined || step === 0 || Number.isNaN(step)) return undefined;
	return steps.every((each) => each === step) ? step : undefined;
}
