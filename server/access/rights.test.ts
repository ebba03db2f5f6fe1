import { describe, expect, it } from 'vitest';
import type { Person } from './person';
import { mayCreateBooks, mayRead, maySee, mayWrite, type BookRights } from './rights';

const book: BookRights = {
	id: 'sample',
	units: [
		{ id: 'u1', name: '本级' },
		{ id: 'u2', name: '看守所' }
	]
};
const coordinator: Person = { id: 'c', name: '财务科', role: 'coordinator' };
const clerk: Person = {
	id: 'k',
	name: '看守所经办',
	role: 'clerk',
	unit: 'u2',
	unitName: '看守所'
};
const reviewer: Person = { id: 'r', name: '审核', role: 'reviewer' };
const viewer: Person = { id: 'v', name: '查看', role: 'viewer' };

describe('rights', () => {
	it('lets a clerk write the room of the own unit only', () => {
		expect(mayWrite(clerk, 'book/sample/unit/u2', book)).toBe(true);
		expect(mayWrite(clerk, 'book/sample/unit/u1', book)).toBe(false);
		expect(mayWrite(clerk, 'book/sample/department', book)).toBe(false);
		expect(mayRead(clerk, 'book/sample/unit/u1', book)).toBe(true);
	});

	it('takes no unit of another book for the own because it has the same id', () => {
		const other = { id: 'other', units: [{ id: 'u2', name: '别的单位' }] };
		expect(mayWrite(clerk, 'book/other/unit/u2', other)).toBe(false);
		expect(mayRead(clerk, 'book/other/department', other)).toBe(false);
		expect(maySee(clerk, other)).toBe(false);
	});

	it('lets the coordinator write the whole book, reviewer and viewer nothing', () => {
		for (const room of ['book/sample/department', 'book/sample/unit/u1']) {
			expect(mayWrite(coordinator, room, book)).toBe(true);
			expect(mayWrite(reviewer, room, book)).toBe(false);
			expect(mayWrite(viewer, room, book)).toBe(false);
			expect(mayRead(viewer, room, book)).toBe(true);
		}
		expect([coordinator, clerk, reviewer, viewer].map(mayCreateBooks)).toEqual([
			true,
			false,
			false,
			false
		]);
	});

	it('knows no room beside those of the book', () => {
		for (const room of [
			'book/sample/unit/u9',
			'book/other/department',
			'book/sample',
			'book/sample/unit/../department',
			'book/sample/department/x',
			''
		])
			expect(mayRead(coordinator, room, book)).toBe(false);
	});
});
