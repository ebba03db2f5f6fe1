import { expect, test } from 'vitest';
import { FORMAT_IDS, knownFormat } from '$lib/formats/known-formats';
import { englishOf } from './official-english';

test.each(FORMAT_IDS)(
	'[U33] tables, sections, columns and fields of %s have English names',
	(id) => {
		const { tables, sections, form } = knownFormat(id)!;
		const names = [
			...tables.flatMap(({ name, short }) => [name, short]),
			...tables.flatMap(({ header }) => header.flat().map(({ text }) => text)),
			...sections.map(({ title }) => title),
			...(form?.fields ?? []).map((field) => field.id),
			...(form?.funds ?? []).map(({ printed }) => printed),
			...Object.entries(form?.indicators ?? {}).flat(2)
		];
		// A bare year is read as it is.
		const named = names.filter((name) => name !== '{year}年');
		expect(named.filter((name) => englishOf(name, 'en') === undefined)).toEqual([]);
		expect(named.length).toBeGreaterThan(20);
	}
);

test('[U33] names are known with their year and their 其中, and to readers of English only', () => {
	expect(englishOf('2023年预算收入总表', 'en')).toBe('Summary of income');
	expect(englishOf('其中:中央财政资金', 'en')).toBe('Central funds');
	expect(englishOf('因公出国(境)费', 'en')).toBe('Travel abroad');
	expect(englishOf('预算收入总表', 'zh')).toBeUndefined();
	expect(englishOf('自拟的栏目', 'en')).toBeUndefined();
	expect(englishOf('constructor', 'en')).toBeUndefined();
});
