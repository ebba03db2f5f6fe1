/**
 * The people of demo mode: whoever sits at this machine may be any of them with one click. They
 * exist only in `demo` mode, and that only listens on loopback.
 */
import type { BookRecord } from '../store/store';
import type { Person } from './person';

const STAFF: readonly Person[] = [
	{ id: 'coordinator', name: '财务科', role: 'coordinator' },
	{ id: 'reviewer', name: '审核人', role: 'reviewer' },
	{ id: 'viewer', name: '查看者', role: 'viewer' }
];

/** Coordinator first, then one clerk for each unit of any book, then reviewer and viewer. */
export function demoPeople(books: readonly Pick<BookRecord, 'units'>[]): readonly Person[] {
	const clerks = new Map<string, Person>();
	const ids = new Set<string>();
	for (const { id: unit, name: unitName } of books.flatMap((book) => book.units)) {
		const key = `${unit}\0${unitName}`;
		if (clerks.has(key)) continue;
		let id = `clerk-${unit}`;
		for (let n = 2; ids.has(id); n++) id = `clerk-${unit}-${n}`;
		ids.add(id);
		clerks.set(key, { id, name: `${unitName}经办`, role: 'clerk', unit, unitName });
	}
	const [coordinator, ...others] = STAFF;
	return [coordinator, ...clerks.values(), ...others];
}
