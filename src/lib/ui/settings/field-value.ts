/** One field of the book's data: what a person typed, as the setting holds it, or what was expected. */
import { bookFormat } from '$lib/formats/book-format';
import { exactAmount, parseAmount, type AmountUnit } from '$lib/budget/values/amount';
import type { BookReader } from '$lib/budget/live/live-book';
import { figureAddress } from '$lib/exchange/read/book-data/figure-list';

export type FieldKind =
	| { readonly kind: 'text' }
	| { readonly kind: 'date' }
	| { readonly kind: 'amount'; readonly unit: AmountUnit }
	| { readonly kind: 'choice'; readonly choices: readonly string[] }
	/** A unit of the book by its name. */
	| { readonly kind: 'unit' }
	/** A figure of the tables, and one that is there. */
	| { readonly kind: 'figure' }
	/** One a line. */
	| { readonly kind: 'codes' }
	| { readonly kind: 'projects' };

export interface Field {
	readonly id: string;
	readonly of: FieldKind;
	readonly required?: boolean;
}

/** The words are `fieldProblems` in `messages/settings.ts`. */
export type FieldProblem =
	| { readonly kind: 'missing' }
	| { readonly kind: 'not-an-amount' }
	| { readonly kind: 'too-precise'; readonly allowed: number }
	| { readonly kind: 'not-a-date' }
	| { readonly kind: 'not-one-of'; readonly expected: readonly string[] }
	| { readonly kind: 'not-a-figure' }
	| { readonly kind: 'no-such-figure' }
	| { readonly kind: 'no-such-code'; readonly found: string }
	| { readonly kind: 'no-such-project'; readonly found: string }
	/** This and another must be given together. */
	| { readonly kind: 'together'; readonly other: string }
	| { readonly kind: 'before'; readonly other: string }
	| { readonly kind: 'twice'; readonly row: number };

export type ReadField =
	| { readonly ok: true; readonly value: string | readonly string[] | undefined }
	| { readonly ok: false; readonly problem: FieldProblem };

/** What is known of the book where the field is filled in. */
export interface FieldContext {
	readonly book: BookReader;
	/** Whether an address names a cell that is there. */
	readonly isThere: (address: string) => boolean;
	readonly codes: ReadonlySet<string>;
	readonly projects: ReadonlySet<string>;
}

const given = (value: string | readonly string[] | undefined): ReadField => ({ ok: true, value });
const wrong = (problem: FieldProblem): ReadField => ({ ok: false, problem });

export function readField(
	{ of, required }: Field,
	typed: string,
	context: FieldContext
): ReadField {
	const text = typed.trim();
	if (text === '') return required ? wrong({ kind: 'missing' }) : given(undefined);
	switch (of.kind) {
		case 'text':
			return given(text);
		case 'date':
			return isDay(text) ? given(text) : wrong({ kind: 'not-a-date' });
		case 'amount':
			return readAmount(text, of.unit);
		case 'choice':
			return oneOf(text, of.choices);
		case 'unit':
			return oneOf(
				text,
				context.book.head.units.map(({ name }) => name)
			);
		case 'figure': {
			const address = figureAddress(text, bookFormat(context.book.head));
			if (address === undefined) return wrong({ kind: 'not-a-figure' });
			return context.isThere(address) ? given(address) : wrong({ kind: 'no-such-figure' });
		}
		case 'codes':
			return everyOne(text, context.codes, 'no-such-code');
		case 'projects':
			return everyOne(text, context.projects, 'no-such-project');
	}
}

function readAmount(text: string, unit: AmountUnit): ReadField {
	const parsed = parseAmount(text, unit);
	if (parsed.ok)
		return given(parsed.value === undefined ? undefined : exactAmount(parsed.value, unit));
	const { failure } = parsed;
	return wrong(
		failure.kind === 'too-precise'
			? { kind: 'too-precise', allowed: failure.allowed }
			: { kind: 'not-an-amount' }
	);
}

function oneOf(text: string, choices: readonly string[]): ReadField {
	return choices.includes(text) ? given(text) : wrong({ kind: 'not-one-of', expected: choices });
}

function everyOne(
	text: string,
	known: ReadonlySet<string>,
	kind: 'no-such-code' | 'no-such-project'
): ReadField {
	const lines = [...new Set(text.split(/[\n,，、;；]/).map((line) => line.trim()))].filter(Boolean);
	const unknown = lines.find((line) => !known.has(line));
	return unknown === undefined ? given(lines) : wrong({ kind, found: unknown });
}

/** A day that there is: 2023-02-30 is none. */
function isDay(text: string): boolean {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
	const date = new Date(`${text}T00:00:00Z`);
	return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
