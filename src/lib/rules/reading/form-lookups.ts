/**
 * By what rules look project forms up, so that a rule over many forms (a unit's, those of one
 * document number, those that read alike) is re-run only when one of just those changes.
 */
import type { ColumnId, Row } from '$lib/budget/book/book';
import { formProseOf } from '$lib/formats/project-form';
import type { Format } from '$lib/formats/format';
import { projectLabel } from '$lib/budget/address/sheet-names';
import { documentNumberIn } from '../text/document-number';
import { termOf } from '../text/form-term';
import { likenessOf } from './form-likeness';
import { BANDS, bandOf } from '../text/text-likeness';

type KeyOf = (row: Row, format: Format) => string | undefined;

/** The one key of a lookup of forms where something is left blank. */
export const BLANK = 'blank';

const textOf = (row: Row, column: ColumnId): string => String(row.cells[column] ?? '').trim();

const blank =
	(column: ColumnId): KeyOf =>
	(row) =>
		textOf(row, column) === '' ? BLANK : undefined;

const alike =
	(band: number): KeyOf =>
	({ cells }, format) => {
		const likeness = likenessOf(cells, formProseOf(format));
		return likeness && bandOf(likeness, band);
	};

export const FORM_LOOKUPS = {
	/** All forms, under one key. */
	body: () => 'body',
	unit: (row) => row.unit,
	/** `unit|name`, as addresses name forms. */
	name: (row) => `${row.unit ?? ''}|${projectLabel(row)}`,
	/** `attribute|years`: 项目属性 with 项目期. */
	term: (row) => {
		const { attribute, years } = termOf(textOf(row, '项目属性'), textOf(row, '项目期'));
		return attribute && years !== undefined ? `${attribute}|${years}` : undefined;
	},
	/** Number of the document that grants the funds, where the name has it. */
	document: (row) => documentNumberIn(textOf(row, '项目名称')),
	noHead: blank('负责人'),
	noHandler: blank('经办人'),
	/** Forms that read alike share the key of at least one of these. */
	alike0: alike(0),
	alike1: alike(1),
	alike2: alike(2),
	alike3: alike(3)
} satisfies Record<string, KeyOf>;

export type FormLookup = keyof typeof FORM_LOOKUPS;

export const ALIKE = Array.from({ length: BANDS }, (_, band) => `alike${band}` as FormLookup);

export function formKey(lookup: string, row: Row, format: Format): string | undefined {
	return (FORM_LOOKUPS as Record<string, KeyOf>)[lookup]?.(row, format);
}
