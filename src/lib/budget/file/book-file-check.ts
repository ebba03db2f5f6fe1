/** First look at a book file: JSON, the right format and version, harmless keys, the right shape. */
import type { z } from 'zod';
import { bookFormat, carriedSchema, formatOf } from '$lib/formats/book-format';
import type { Format } from '$lib/formats/format';
import { printFailure } from '$lib/formats/pack-failure';
import type { BookFileFailure, FilePath, TextPlace } from './book-file-failure';
import {
	BOOK_FILE_FORMAT,
	BOOK_FILE_VERSION,
	BOOK_FILE_VERSION_WITHOUT_FORMAT,
	bookFileSchema,
	type FileBook
} from './book-file-schema';
import { jsonErrorAt, jsonKeyTwice } from '../values/json-syntax';

/** Thrown inside a reading only; `readBookFile` returns its failure. */
export class BookFileError extends Error {
	constructor(readonly failure: BookFileFailure) {
		super(failure.kind);
	}
}
export function refuse(failure: BookFileFailure): never {
	throw new BookFileError(failure);
}

export interface CheckedFile {
	readonly file: FileBook;
	readonly format: Format;
}

/** The file as its schema knows it, before ids, units and single figures are looked at. */
export function checkedFile(text: string): CheckedFile {
	const value = parseJson(text.replace(/^\ufeff/, ''), text.startsWith('\ufeff') ? 1 : 0);
	const { format, version, style } = (isObject(value) ? value : {}) as Partial<FileBook>;
	if (format !== BOOK_FILE_FORMAT) {
		refuse({ kind: 'not-a-book', ...(typeof format === 'string' && { format }) });
	}
	if (typeof version === 'number' && version > BOOK_FILE_VERSION) {
		refuse({ kind: 'newer-version', version, supported: BOOK_FILE_VERSION });
	}
	refuseHostileKeys(value, []);
	const own = formatIn(style, version);
	const result = bookFileSchema(own).safeParse(value);
	if (!result.success) refuse(issueFailure(result.error.issues[0], value));
	return { file: result.data, format: own };
}

/** The format of the book, read before anything that it decides. */
function formatIn(style: unknown, version: unknown): Format {
	if (style === undefined) return bookFormat({});
	if (version === BOOK_FILE_VERSION_WITHOUT_FORMAT)
		refuse({ kind: 'unknown-key', path: [], key: 'style' });
	const carried = carriedSchema.safeParse(style);
	if (!carried.success) {
		const { path, ...issue } = carried.error.issues[0];
		refuse(issueFailure({ ...issue, path: ['style', ...path] } as Issue, { style }));
	}
	const read = formatOf({ format: carried.data });
	if (read.ok) return read.value;
	const problem = printFailure(read.failures[0]);
	return refuse({ kind: 'unreadable-format', id: carried.data.id, problem });
}

function parseJson(text: string, skipped: number): unknown {
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch {
		refuse({ kind: 'not-json', ...placeOf(text, jsonErrorAt(text) ?? text.length, skipped) });
	}
	const twice = jsonKeyTwice(text);
	if (twice) refuse({ kind: 'key-twice', key: twice.key, ...placeOf(text, twice.at, skipped) });
	return value;
}

function placeOf(text: string, at: number, skipped: number): TextPlace {
	const before = text.slice(0, at).split('\n');
	return { at: at + skipped, line: before.length, column: before[before.length - 1].length + 1 };
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);
const DEPTH = 32;

/** Refuses keys that reach into prototypes, and nesting that would exhaust the stack. */
function refuseHostileKeys(value: unknown, path: FilePath): void {
	if (typeof value !== 'object' || value === null) return;
	if (path.length > DEPTH) refuse({ kind: 'too-deep', path, allowed: DEPTH });
	if (Array.isArray(value)) return value.forEach((v, i) => refuseHostileKeys(v, [...path, i]));
	for (const [key, inner] of Object.entries(value)) {
		if (FORBIDDEN_KEYS.has(key)) refuse({ kind: 'forbidden-key', path, key });
		refuseHostileKeys(inner, [...path, key]);
	}
}

type Issue = z.core.$ZodIssue;

function issueFailure(issue: Issue, root: unknown): BookFileFailure {
	const path = issue.path.filter((step): step is string | number => typeof step !== 'symbol');
	if (issue.code === 'unrecognized_keys') {
		return { kind: 'unknown-key', path, key: issue.keys[0] };
	}
	const found = path.reduce<unknown>(
		(at, step) => (at as Record<string | number, unknown> | undefined)?.[step],
		root
	);
	if (issue.code === 'invalid_key') {
		return { kind: 'unknown-key', path: path.slice(0, -1), key: String(path.at(-1)) };
	}
	return { kind: 'invalid', path, expected: expectation(issue), ...excerpt(found) };
}

function expectation(issue: Issue): string {
	switch (issue.code) {
		case 'invalid_type':
			return issue.expected;
		case 'invalid_value':
			return issue.values.join(' | ');
		case 'too_small':
			return `≥ ${issue.minimum}`;
		case 'too_big':
			return `≤ ${issue.maximum}`;
		default:
			return issue.message;
	}
}

/** The wrong value, cut short, for the failure. */
export function excerpt(found: unknown): { found?: string } {
	return found === undefined ? {} : { found: JSON.stringify(found).slice(0, 80) };
}
