/**
 * Typed numbers of a narrative section that a living figure would print just so: the figure of a
 * cell, its change, its share. They are offered for binding, the likeliest first.
 */
import { addToList } from '$lib/budget/values/lists-by-key';
import { bookFormat, formatOfReader } from '$lib/formats/book-format';
import type { Format } from '$lib/formats/format';
import { addressOf, type CellRef } from '$lib/budget/address/address-book';
import { parseAmount, type Fen } from '$lib/budget/values/amount';
import type { Row, TableId } from '$lib/budget/book/book';
import type { BookReader } from '$lib/budget/live/live-book';
import {
	livingCell,
	parseLivingFigure,
	type LivingFigure,
	type LivingFormat
} from '$lib/budget/living/living-figure';
import { printLiving } from '$lib/budget/living/living-print';
import { livingReaderOf, type LivingReader } from '$lib/budget/living/living-reader';
import type { PrintedText } from '$lib/budget/living/living-text';
import { labelOf } from '$lib/budget/table/row-key';
import { bareLabel } from '$lib/budget/values/row-label';
import { columnsOfSide, tableIdsOf, templateOf } from '$lib/budget/table/table-template';
import type { Claim, Claims } from './claim';
import { claimsOf } from './claims';
import type { AmountFact } from './fact';
import { factsOf } from './facts';
import { NamedForms } from './named-form';
import type { Span } from '../text/plain-text';
import { SECTION_IDS, type SectionId } from './section-id';

export interface KnownFigure {
	/** Where the number stands in the printed text. */
	readonly span: Span;
	readonly figures: readonly LivingFigure[];
}

/** The tables that each section repeats. */
const TABLES_OF: Readonly<Record<string, readonly TableId[]>> = {
	N1: ['T1'],
	N2: ['T2', 'T1'],
	N3: ['T3'],
	N4: ['T4'],
	N5: ['T5'],
	N6: ['T6'],
	N7: ['T10'],
	N8: ['T11', 'T6'],
	N10: ['T12', 'T13']
};
/** A label this near before a number is what it is about. */
const NEAR = 24;
const MOST = 5;
/** More than any words before a number weigh. */
const NAMED_FORM = NEAR + 1;

/** All numbers of a section that could be bound, in order. */
export function knownFiguresIn(
	section: string,
	printed: PrintedText,
	book: BookReader
): KnownFigure[] {
	const { text, figures } = printed;
	const isTyped = ({ start, end }: Span) =>
		!figures.some((figure) => figure.printed.start < end && start < figure.printed.end);
	const cells = cellsByAmount(book);
	const forms = new NamedForms(book);
	const reader = livingReaderOf(book);
	const amounts = factsOf(text).facts.filter(
		(fact): fact is AmountFact => fact.kind === 'amount' && isBindable(fact) && isTyped(fact.span)
	);
	const known = amounts.flatMap((fact): KnownFigure[] => {
		const form = forms.cellOf(text, fact);
		const places = [...(cells.get(fact.value) ?? []), ...placeIn(book, form)];
		const format: LivingFormat = fact.unit === '元' ? '元' : '万元';
		const bound = likeliest(places, section, text, fact.span).map(({ of }) => ({ ...of, format }));
		return bound.length > 0 ? [{ span: fact.span, figures: bound }] : [];
	});
	const compared = isRead(section)
		? comparedFigures(claimsOf(section, text), printed, known, reader).filter(
				({ span }) => isTyped(span) && !known.some((other) => other.span.start === span.start)
			)
		: [];
	return [...known, ...compared].sort((a, b) => a.span.start - b.span.start);
}

function isRead(section: string): section is SectionId {
	return (SECTION_IDS as readonly string[]).includes(section);
}

/** Nothing equals nothing everywhere; prices and bounds are no figures of a table. */
function isBindable({ value, unit, per, bound }: AmountFact): boolean {
	return value !== 0 && !per && !bound && (unit === '万元' || unit === '元');
}

interface Place {
	/** Absent for a form that the sentence names. */
	readonly table?: TableId;
	readonly of: LivingFigure;
	/** Words by which a text speaks of it. */
	readonly words: readonly string[];
	readonly isTotal: boolean;
}

function cellsByAmount(book: BookReader): ReadonlyMap<Fen, readonly Place[]> {
	const places = new Map<Fen, Place[]>();
	const add = (amount: Fen, place: Place) => {
		addToList(places, amount, place);
	};
	const format = bookFormat(book.head);
	for (const table of tableIdsOf(format))
		for (const row of book.rows(table))
			for (const { id, holds } of columnsOfSide(templateOf(table, format), row.side)) {
				const value = row.cells[id];
				if (holds !== 'amount' || typeof value !== 'number' || value === 0) continue;
				const of = addressOf(book, row.id, id);
				if (of) add(value, { table, of: livingCell(of), ...wordsOf(table, row, id, format) });
			}
	for (const table of ['T12', 'T13'] as const)
		for (const { id, holds } of templateOf(table, format)?.columns ?? []) {
			if (holds !== 'amount') continue;
			const of = livingCell({ kind: 'table', table, row: '*', column: id });
			const sum = printLiving({ ...of, format: '数' }, livingReaderOf(book));
			const parsed = sum.ok ? parseAmount(sum.text, '万元') : undefined;
			if (parsed?.ok && parsed.value) add(parsed.value, { table, of, words: [id], isTotal: true });
		}
	return places;
}

function placeIn(book: BookReader, form: CellRef | undefined): readonly Place[] {
	const of = form && addressOf(book, form.row, form.column);
	return of ? [{ of: livingCell(of), words: [], isTotal: false }] : [];
}

function wordsOf(
	table: TableId,
	row: Row,
	column: string,
	format: Format
): Pick<Place, 'words' | 'isTotal'> {
	return { words: [bareLabel(labelOf(table, row, format)), column], isTotal: row.role === 'total' };
}

/**
 * By the table that the section repeats, then a form that the sentence names, then by what stands
 * before the number, then totals.
 */
function likeliest(
	places: readonly Place[],
	section: string,
	text: string,
	{ start }: Span
): readonly Place[] {
	const tables = TABLES_OF[section] ?? [];
	const before = text.slice(Math.max(0, start - NEAR), start).replace(/\s/g, '');
	const weight = ({ table, words, isTotal }: Place): number => {
		if (table === undefined) return NAMED_FORM;
		const at = tables.indexOf(table);
		// What was named last is what the number is about.
		const named = Math.max(
			...words.map((word) => (word.length > 1 ? before.lastIndexOf(word) : -1))
		);
		return (at < 0 ? 0 : 100 - 40 * at) + named + 1 + (isTotal ? 0.5 : 0);
	};
	return places
		.map((place) => ({ place, of: weight(place) }))
		.sort((a, b) => b.of - a.of)
		.slice(0, MOST)
		.map(({ place }) => place);
}

/** Changes against last year and shares, of amounts whose cells are known. */
function comparedFigures(
	{ claims }: Claims,
	printed: PrintedText,
	known: readonly KnownFigure[],
	reader: LivingReader
): KnownFigure[] {
	const { text } = printed;
	const termsOf = (claim: Claim | undefined) =>
		claim && figureAt(claim.span, printed, known, reader)?.terms;
	const values = claims.filter((claim) => claim.kind === 'amount' && claim.facet === 'value');
	return claims.flatMap((claim): KnownFigure[] => {
		const format = FORMAT_OF[claim.facet];
		if (!format || (claim.kind !== 'amount' && claim.kind !== 'percent')) return [];
		const terms = termsOf(
			values.findLast(
				({ subject, span }) => subject === claim.subject && span.start < claim.span.start
			)
		);
		const whole = format === '占比' ? termsOf(values[0]) : undefined;
		if (!terms || (format === '占比' && !whole)) return [];
		const figure: LivingFigure = { terms, ...(whole && { whole }), format };
		const said = printLiving(figure, reader);
		const quote = text.slice(claim.span.start, claim.span.end);
		const same = said.ok && plainNumber(said.text) === plainNumber(quote);
		return same ? [{ span: claim.span, figures: [figure] }] : [];
	});
}

const FORMAT_OF: Partial<Record<Claim['facet'], LivingFormat>> = {
	change: '增减额',
	rate: '增减率',
	last: '上年',
	share: '占比'
};

/** The living figure at a place of the text, or the likeliest for the number that is typed there. */
function figureAt(
	span: Span,
	{ figures }: PrintedText,
	known: readonly KnownFigure[],
	reader: LivingReader
): LivingFigure | undefined {
	const living = figures.find(
		({ printed }) => printed.start <= span.start && span.end <= printed.end
	);
	if (living) return parseLivingFigure(living.source, formatOfReader(reader));
	return known.find((other) => other.span.start === span.start)?.figures[0];
}

function plainNumber(printed: string): string {
	return printed.replace(/[,，\s]/g, '');
}
