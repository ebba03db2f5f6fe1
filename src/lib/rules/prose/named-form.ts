/**
 * The cell of a project form that a typed amount repeats: of the project that its sentence names last
 * before it. Where more than one form or cell could be meant, none is.
 */
import { addToList } from '$lib/budget/values/lists-by-key';
import type { CellRef } from '$lib/budget/address/address-book';
import { roundHalfUp } from '$lib/budget/values/amount';
import type { ColumnId, Row } from '$lib/budget/book/book';
import type { BookReader } from '$lib/budget/live/live-book';
import {
	FUND_LINES,
	fundColumn,
	HALVES,
	type FundLine,
	type Half
} from '$lib/budget/form/first-form';
import { projectLabel } from '$lib/budget/address/sheet-names';
import { publicUnitName } from '$lib/budget/book/unit';
import { plainName } from '../text/name';
import type { AmountFact } from './fact';

const SENTENCE_END = /[。；;！？!?\n]/;
/** 0.01 万元 as a power of ten of 分: as a text prints it. */
const PRINTED_WAN = 4;

export class NamedForms {
	readonly #book: BookReader;
	readonly #forms = new Map<string, Row[]>();

	constructor(book: BookReader) {
		this.#book = book;
		for (const form of book.rows('projects')) {
			const name = plainName(projectLabel(form));
			// One character says too little, and many words end with it.
			if (name.length > 1) addToList(this.#forms, name, form);
		}
	}

	/** @param fact an amount of `text`, in 元 or 万元 */
	cellOf(text: string, fact: AmountFact): CellRef | undefined {
		const said = plainName(text.slice(0, fact.span.start).split(SENTENCE_END).at(-1) ?? '');
		const named = this.#lastNamed(said);
		if (!named) return undefined;
		const equal = named.forms
			.map((form) => ({ form, columns: columnsOf(form, fact) }))
			.filter(({ columns }) => columns.length > 0);
		const meant =
			equal.length > 1 ? equal.filter(({ form }) => this.#namesUnit(said, form)) : equal;
		if (meant.length !== 1) return undefined;
		const [{ form, columns }] = meant;
		const column = columnMeant(columns, said.slice(named.end));
		return column === undefined ? undefined : { row: form.id, column };
	}

	/** Of names that end at one place the longest: 「专项办案费」 is not 「办案费」. */
	#lastNamed(said: string): { forms: readonly Row[]; end: number } | undefined {
		let last: { name: string; forms: readonly Row[]; end: number } | undefined;
		for (const [name, forms] of this.#forms) {
			const at = said.lastIndexOf(name);
			const end = at + name.length;
			if (at < 0 || (last && end < last.end)) continue;
			if (!last || end > last.end || name.length > last.name.length) last = { name, forms, end };
		}
		return last;
	}

	#namesUnit(said: string, { unit }: Row): boolean {
		const { units } = this.#book.head;
		return unit !== undefined && said.includes(plainName(publicUnitName(units, unit)));
	}
}

interface FundPlace {
	readonly half: Half;
	readonly line: FundLine;
}

/** Where a form has that amount, as the text prints it. */
function columnsOf({ cells }: Row, { value, unit }: AmountFact): readonly FundPlace[] {
	return HALVES.flatMap((half) =>
		FUND_LINES.filter((line) => {
			const held = cells[fundColumn(half, line)];
			if (typeof held !== 'number') return false;
			return (unit === '元' ? held : roundHalfUp(held, PRINTED_WAN)) === value;
		}).map((line) => ({ half, line }))
	);
}

/** The cell that the words after the project's name speak of: the year's total where they name none. */
function columnMeant(places: readonly FundPlace[], words: string): ColumnId | undefined {
	const named = FUND_LINES.map((line) => ({ line, at: words.lastIndexOf(labelOf(line)) }))
		.filter(({ at }) => at >= 0)
		.sort((a, b) => b.at - a.at)[0];
	const line = named?.line ?? '总额';
	const halves: readonly Half[] = words.includes('实施期') ? HALVES : ['年度', '实施期'];
	const half = halves.find((each) =>
		places.some((place) => place.half === each && place.line === line)
	);
	if (half) return fundColumn(half, line);
	return places.length === 1 ? fundColumn(places[0].half, places[0].line) : undefined;
}

const labelOf = (line: FundLine): string => fundColumn('年度', line).slice('年度'.length);
