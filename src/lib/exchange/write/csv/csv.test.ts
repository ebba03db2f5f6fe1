import { firstFormat } from '$lib/formats/known-formats';
import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { arbitraryBook, weirdText } from '../../../../../tests/support/arbitrary-book';
import { evilBook } from '../../../../../tests/support/evil-book';
import { HOSTILE_TEXTS } from '../../../../../tests/support/hostile-texts';
import { readCsv } from '../../../../../tests/support/read-csv';
import { exactAmount } from '$lib/budget/values/amount';
import type { Book } from '$lib/budget/book/book';
import { tableIdsOf } from '$lib/budget/table/table-template';
import { rowsOf } from '../paper/table-paper';
import { ZipWriter } from '../zip';
import { csvLines, harmless } from './csv';
import { addDataPackage } from './data-package';
import { figuresOf, openDataOf } from './open-data';

interface Descriptor {
	readonly resources: readonly {
		readonly path: string;
		readonly schema: { readonly fields: readonly { name: string; type: string }[] };
	}[];
}

function packageOf(book: Book): Record<string, string> {
	const zip = new ZipWriter();
	addDataPackage(zip, '', book.head, openDataOf(book));
	const files = unzipSync(zip.finish());
	// The mark of the byte order belongs to what is tested.
	const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
	const texts = Object.entries(files).map(([name, bytes]) => [name, decoder.decode(bytes)]);
	return Object.fromEntries(texts) as Record<string, string>;
}

describe('comma-separated values', () => {
	it('hold any text and give it back [W40]', () => {
		const lines = fc.array(fc.tuple(weirdText, weirdText), { minLength: 1, maxLength: 5 });
		fc.assert(
			fc.property(lines, (texts) => {
				const csv = [...csvLines(['甲', '乙'], texts)].join('');
				expect(csv.startsWith('\ufeff')).toBe(true);
				const [, ...read] = readCsv(csv.slice(1));
				const plain = read.map((line) => line.map((field) => field.replace(/^'/, '')));
				expect(plain).toEqual(texts);
			})
		);
	});

	it('never start a text like a formula, and keep figures figures [W41]', () => {
		for (const text of ['=1', '+1', '-1', '@x', '\t=1', '\r=1', '＝1', "'=1"])
			expect(harmless(text)).toBe(`'${text}`);
		expect(harmless('甲=1')).toBe('甲=1');
		const [, line] = [...csvLines(['a', 'b'], [[{ figure: '-5.00' }, '-5.00']])];
		expect(line).toBe("-5.00,'-5.00\r\n");
		for (const [name, text] of Object.entries(packageOf(evilBook()))) {
			if (!name.endsWith('.csv')) continue;
			for (const field of readCsv(text.slice(1)).flat())
				expect(field).not.toMatch(/^[=+@\t\r＝＋－＠]|^-\D/);
		}
		expect(HOSTILE_TEXTS.length).toBeGreaterThan(200);
	});
});

describe('the data package', () => {
	it('describes every column of every file, in order [W42]', () => {
		const files = packageOf(evilBook());
		const { resources } = JSON.parse(files['datapackage.json']) as Descriptor;
		expect(resources.map(({ path }) => path).sort()).toEqual(
			Object.keys(files)
				.filter((name) => name.endsWith('.csv'))
				.sort()
		);
		for (const { path, schema } of resources) {
			const [header, ...lines] = readCsv(files[path].slice(1));
			expect(header).toEqual(schema.fields.map(({ name }) => name));
			for (const line of lines) {
				expect(line.length).toBe(header.length);
				schema.fields.forEach(({ type }, i) => {
					if (type === 'integer' || type === 'year') expect(line[i]).toMatch(/^\d+$/);
				});
			}
		}
	});

	it('has every figure of the tables in one line, and every row [W43]', () => {
		fc.assert(
			fc.property(arbitraryBook, (book) => {
				const { fields, lines } = figuresOf(book);
				const at = fields.findIndex(({ name }) => name === '金额');
				const figures = [...lines].flatMap((line) => {
					const value = line[at];
					return typeof value === 'object' ? [value.figure] : [];
				});
				const expected = tableIdsOf(firstFormat()).flatMap((table) =>
					rowsOf(book, table).flatMap((row) => {
						const named = /编码$|^名称$|名称$|^(收入|支出)?项目$|^部门科目$|^单位$/;
						return Object.entries(row.cells).flatMap(([id, value]) =>
							typeof value === 'number' && !named.test(id) ? [exactAmount(value, '万元')] : []
						);
					})
				);
				expect(figures.length).toBeGreaterThanOrEqual(expected.length);
				const counted = new Map<string, number>();
				for (const figure of figures) counted.set(figure, (counted.get(figure) ?? 0) + 1);
				for (const figure of expected) counted.set(figure, (counted.get(figure) ?? 0) - 1);
				expect([...counted.values()].every((left) => left >= 0)).toBe(true);
			}),
			{ numRuns: 50 }
		);
	});
});
