import { describe, expect, it } from 'vitest';
import { checkBookEntry, readUnitKind, readUnitRole, type BookEntry } from './new-book-entry';

const unit = (name: string, code = '', kind = '行政', role = '所属') => ({
	name,
	code,
	kind,
	role
});
const entry = (part: Partial<BookEntry> = {}): BookEntry => ({
	name: ' 某某市文化和旅游局 ',
	code: '０８１',
	level: '市级',
	year: '2025',
	units: [unit('局机关', '081001', '行政', '本级'), unit('图书馆', '081002', '事业'), unit('')],
	...part
});

describe('[T10] a new book as typed', () => {
	it('becomes a head, tidied, without the blank rows', () => {
		const result = checkBookEntry(entry());
		expect(result).toEqual({
			ok: true,
			head: {
				year: 2025,
				level: '市级',
				department: { code: '081', name: '某某市文化和旅游局' },
				units: [
					{ id: 'u1', code: '081001', name: '局机关', kind: '行政', role: '本级' },
					{ id: 'u2', code: '081002', name: '图书馆', kind: '事业', role: '所属' }
				]
			}
		});
	});

	it('tells every problem with its place', () => {
		const units = [
			unit('局机关', '081001', '行政', '本级'),
			unit('', '081002'),
			unit('图书馆', '08-3', '企业'),
			unit('图书馆', '081001', '事业', '本级')
		];
		const result = checkBookEntry(entry({ name: ' ', code: 'A1', year: '25', level: '', units }));
		expect(result.ok ? [] : result.problems).toEqual([
			{ kind: 'empty', field: 'name' },
			{ kind: 'bad-code', field: 'code' },
			{ kind: 'empty', field: 'level' },
			{ kind: 'bad-year', field: 'year' },
			{ kind: 'empty', unit: 1, field: 'name' },
			{ kind: 'bad-code', unit: 2, field: 'code' },
			{ kind: 'unknown', unit: 2, field: 'kind' },
			{ kind: 'twice', unit: 3, field: 'code', first: 0 },
			{ kind: 'twice', unit: 3, field: 'name', first: 2 },
			{ kind: 'second-lead', unit: 3, first: 0 }
		]);
	});

	it('wants units, and one of them the department itself', () => {
		const problems = (units: BookEntry['units']) => {
			const result = checkBookEntry(entry({ units }));
			return result.ok ? [] : result.problems;
		};
		expect(problems([unit('')])).toEqual([{ kind: 'no-units' }]);
		expect(problems([unit('图书馆')])).toEqual([{ kind: 'no-lead' }]);
	});

	it('reads kinds and roles as offices write them', () => {
		expect(['行政单位', '参照公务员法管理事业单位', '公益一类', '企业'].map(readUnitKind)).toEqual([
			'行政',
			'参公',
			'事业',
			'企业'
		]);
		expect(['部门本级', '下属单位', '?'].map(readUnitRole)).toEqual(['本级', '所属', '?']);
	});
});
