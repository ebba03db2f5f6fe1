/** `datapackage.json`: what the CSV files hold, in the terms of Frictionless and Fiscal Data Package. */
import { disclosureTitle } from '$lib/budget/book/disclosure-title';
import type { BookHead } from '$lib/budget/book/book';
import type { ZipWriter } from '../zip';
import { csvLines } from './csv';
import type { DataTable } from './open-data';

const APOSTROPHE =
	'以 = + - @、制表符或撇号开头的文本前加了一个撇号，以免被表格软件当作公式执行；去掉它即为原文。';

/** Adds the CSV files and their description below a folder of an archive. */
export function addDataPackage(
	zip: ZipWriter,
	folder: string,
	head: BookHead,
	tables: readonly DataTable[]
): void {
	for (const { name, fields, lines } of tables)
		zip.add(
			`${folder}${name}.csv`,
			csvLines(
				fields.map((field) => field.name),
				lines
			)
		);
	zip.add(
		`${folder}datapackage.json`,
		`${JSON.stringify(descriptorOf(head, tables), null, '\t')}\n`
	);
}

function descriptorOf(head: BookHead, tables: readonly DataTable[]): object {
	const { year, department } = head;
	return {
		profile: 'fiscal-data-package',
		name: `budget-disclosure-${year}`,
		title: `${department.name}${disclosureTitle(head)}`,
		description: APOSTROPHE,
		countryCode: 'CN',
		granularity: 'aggregated',
		fiscalPeriod: { start: `${year}-01-01`, end: `${year}-12-31` },
		resources: tables.map(({ name, title, fields }) => ({
			profile: 'tabular-data-resource',
			name,
			title,
			path: `${name}.csv`,
			format: 'csv',
			mediatype: 'text/csv',
			encoding: 'utf-8',
			dialect: { delimiter: ',', lineTerminator: '\r\n', quoteChar: '"', doubleQuote: true },
			schema: {
				fields: fields.map((field) => ({
					...field,
					// A year is no date to a program that knows years.
					...(field.columnType === 'value' && { currency: 'CNY' })
				})),
				missingValues: ['']
			}
		}))
	};
}
