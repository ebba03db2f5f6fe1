/**
 * A document that no format fits → a format of the office: its tables as they are printed, what their
 * columns mean as far as that is certain, and the doubts that a person is asked.
 */
import type { ReadFailure } from '../read/import-report';
import { outlineOf } from '../read/disclosure/outline';
import { chooseFormat } from '../read/disclosure/choose-format';
import { documentHead } from '../read/disclosure/document-head';
import { isBlank, placeOf, type Source } from '../read/source';
import { firstFormat } from '$lib/formats/known-formats';
import type { Format } from '$lib/formats/format';
import { learnTable, type Holds, type LearnedTable } from './learned-table';
import { SURE, type Guess } from './meanings';

export interface FormatDraft {
	readonly tables: readonly LearnedTable[];
	/** What the document says of itself; asked for where it does not. */
	readonly department?: string;
	readonly year?: number;
	readonly kind: '预算' | '决算';
	/** Titles of tables without a header to learn from, with their lines. */
	readonly left: readonly { readonly title: string; readonly line: number }[];
	/** A format that is known already explains it: nothing needs to be learned. */
	readonly known?: string;
}

export type LearnResult =
	| { readonly ok: true; readonly draft: FormatDraft }
	| { readonly ok: false; readonly failure: ReadFailure };

/** A format without tables and sections: all that a document prints is unknown to it. */
function nothingKnown(): Format {
	return { ...firstFormat(), tables: [], byId: new Map(), sections: [] };
}

/** @param formats those that are known, and those of the office */
export function learnFormat(source: Source, formats?: readonly Format[]): LearnResult {
	const lines = source.lines;
	const { raw, cover, headings } = outlineOf(lines, nothingKnown());
	const titles = raw.flatMap(({ title }) => title ?? []);
	const first = lines.filter((line) => !isBlank(line)).slice(0, 40);
	const head = documentHead({
		...{ tables: [], formYears: [], titles },
		...{ cover: [...cover, ...first], headings: [...titles, ...headings] }
	});
	const department = head.department?.value;
	const learned = raw.map((block) => ({ block, table: learnTable(block, department ?? '') }));
	const tables = learned.flatMap(({ table }) => table ?? []);
	if (tables.length === 0)
		return {
			ok: false,
			failure: {
				kind: 'not-a-disclosure',
				lines: lines.length,
				firstLine: first[0]?.text.trim().slice(0, 80) ?? ''
			}
		};
	const choice = chooseFormat(lines, formats);
	const left = learned.flatMap(({ block: { title, lines: below }, table }) => {
		const at = title ?? below[0];
		return table || !at ? [] : [{ title: at.text.trim().slice(0, 80), line: placeOf(at).line }];
	});
	return {
		ok: true,
		draft: {
			...{ tables: distinct(tables), kind: head.kind?.value ?? '预算', left },
			...(department !== undefined && { department }),
			...(head.year && { year: head.year.value }),
			...(choice.score >= tables.length * KNOWN && { known: choice.format.name })
		}
	};
}

/** A format that explains that much of each table knows them. */
const KNOWN = 0.8;

/** Two tables under one title are one table that is printed twice, or go on. */
function distinct(tables: readonly LearnedTable[]): LearnedTable[] {
	return tables.filter((table, i) => tables.findIndex((one) => one.title === table.title) === i);
}

/** Something that is not sure: where it stands, what is guessed, and how certain that is. */
export type Doubt = {
	/** Of the draft, from 0. */
	readonly table: number;
} & (
	| { readonly of: 'unit'; readonly guess: Guess<'元' | '万元'> }
	| { readonly of: 'holds'; readonly column: number; readonly guess: Guess<Holds> }
	| { readonly of: 'meaning'; readonly column: number; readonly guess: Guess<string> }
);

/** Of one table are asked at most so many. */
export const DOUBTS_OF_TABLE = 5;

/** What a person is asked, table by table, the least certain first; the rest stays without a meaning. */
export function doubtsOf({ tables }: Pick<FormatDraft, 'tables'>): Doubt[] {
	return tables.flatMap((table, at) => {
		const all: Doubt[] = [];
		if (table.unit.certainty < SURE) all.push({ table: at, of: 'unit', guess: table.unit });
		for (const { index: column, holds, meaning } of columnsOf(table)) {
			if (holds.certainty < SURE) all.push({ table: at, of: 'holds', column, guess: holds });
			else if (meaning && meaning.certainty < SURE)
				all.push({ table: at, of: 'meaning', column, guess: meaning });
		}
		return all.toSorted((a, b) => a.guess.certainty - b.guess.certainty).slice(0, DOUBTS_OF_TABLE);
	});
}

export function columnsOf({ panels }: LearnedTable) {
	return panels.flatMap(({ columns }) => columns);
}

/** What a person says of a doubt: the guess itself, or another value. */
export type Answer =
	| { readonly of: 'unit'; readonly value: '元' | '万元' }
	| { readonly of: 'holds'; readonly column: number; readonly value: Holds }
	/** '' means none of the meanings that are known. */
	| { readonly of: 'meaning'; readonly column: number; readonly value: string };

/** The draft with what a person said, which is certain. */
export function answerDoubt<D extends Pick<FormatDraft, 'tables'>>(
	draft: D,
	table: number,
	answer: Answer
): D {
	return {
		...draft,
		tables: draft.tables.map((one, i) => (i === table ? answered(one, answer) : one))
	};
}

function answered(table: LearnedTable, answer: Answer): LearnedTable {
	if (answer.of === 'unit') return { ...table, unit: { value: answer.value, certainty: 1 } };
	const panels = table.panels.map((panel) => ({
		...panel,
		columns: panel.columns.map((column) => {
			if (column.index !== answer.column) return column;
			return answer.of === 'holds'
				? { ...column, holds: { value: answer.value, certainty: 1 } }
				: { ...column, meaning: { value: answer.value, certainty: 1 } };
		})
	}));
	return { ...table, panels };
}
