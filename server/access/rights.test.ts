import { describe, expect, it } from 'vitest';
import { EVERY_DEPARTMENT, type Grant, type Person } from './person';
import {
	identityIn,
	mayCoordinate,
	mayCreateBooks,
	mayRead,
	maySee,
	mayWrite,
	roleAnywhere,
	type BookRights
} from './rights';

const book: BookRights = {
	id: 'sample',
	department: { code: '070', name: '公安局' },
	units: [
		{ id: 'u1', name: '本级' },
		{ id: 'u2', name: '看守所' }
	]
};
const person = (id: string, ...grants: Grant[]): Person => ({ id, name: id, grants });
const here = (role: Grant['role'], unit?: string): Grant => ({ department: '公安局', role, unit });
const coordinator = person('c', here('coordinator'));
const clerk = person('k', here('clerk', '看守所'));
const reviewer = person('r', here('reviewer'));
const viewer = person('v', here('viewer'));
const other: BookRights = {
	id: 'other',
	department: { code: '071', name: '教育局' },
	units: [
		{ id: 'u2', name: '看守所' },
		{ id: 'u3', name: '一中' }
	]
};

describe('rights', () => {
	it('lets a clerk write the room of the own unit only', () => {
		expect(mayWrite(clerk, 'book/sample/unit/u2', book)).toBe(true);
		expect(mayWrite(clerk, 'book/sample/unit/u1', book)).toBe(false);
		expect(mayWrite(clerk, 'book/sample/department', book)).toBe(false);
		expect(mayRead(clerk, 'book/sample/unit/u1', book)).toBe(true);
	});

	it('takes no unit of another department for the own because it is called the same', () => {
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

	it('gives one person different roles in different departments', () => {
		const both = person('b', here('viewer'), { department: '教育局', role: 'clerk', unit: '一中' });
		expect(identityIn(both, book)).toEqual({ id: 'b', name: 'b', role: 'viewer' });
		expect(identityIn(both, other)).toEqual({ id: 'b', name: 'b', role: 'clerk', unit: 'u3' });
		expect(mayWrite(both, 'book/other/unit/u3', other)).toBe(true);
		expect(mayWrite(both, 'book/sample/unit/u1', book)).toBe(false);
		expect(roleAnywhere(both)).toBe('clerk');
	});

	it('finds the unit again where next year’s book numbers it anew', () => {
		const next = { ...book, id: 'next', units: [{ id: 'u7', name: '看守所' }] };
		expect(mayWrite(clerk, 'book/next/unit/u7', next)).toBe(true);
	});

	it('lets somebody of the whole server into every department, with the stronger of two roles', () => {
		const all = person(
			'a',
			{ department: EVERY_DEPARTMENT, role: 'reviewer' },
			here('coordinator')
		);
		expect(identityIn(all, book)?.role).toBe('coordinator');
		expect(identityIn(all, other)?.role).toBe('reviewer');
		expect(mayCoordinate(all, '公安局')).toBe(true);
		expect(mayCoordinate(all, '教育局')).toBe(false);
	});

	it('gives nobody anything whose grants are gone', () => {
		const nobody = person('n');
		expect([maySee(nobody, book), mayCreateBooks(nobody), identityIn(nobody, book)]).toEqual([
			false,
			false,
			undefined
		]);
	});

	it('lets whoever has a say comment, and everybody note what they have seen', () => {
		const may = (person: Person): boolean => mayWrite(person, 'book/sample/comments', book);
		expect([coordinator, clerk, reviewer, viewer].map(may)).toEqual([true, true, true, false]);
		expect(mayRead(viewer, 'book/sample/comments', book)).toBe(true);
		expect(mayRead(person('n'), 'book/sample/comments', book)).toBe(false);
		expect(mayWrite(viewer, 'book/sample/person/v', book)).toBe(true);
		for (const other of [coordinator, clerk, reviewer])
			expect(mayRead(other, 'book/sample/person/v', book)).toBe(false);
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
