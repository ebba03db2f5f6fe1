/** The units that the demo clerks stand for, where no book is open to name them. */
import type { Unit } from '$lib/budget/book/book';
import type { Identity } from '$lib/collab/room/identity';

/** What all clerks' names end in (「经办」) is not part of their units' names. */
export function demoUnits(people: readonly Identity[]): readonly Unit[] {
	const clerks = people.filter(({ unit }) => unit !== undefined);
	const tail = commonTail(clerks.map(({ name }) => name));
	return clerks.map(({ unit, name }) => ({
		id: unit!,
		name: name.slice(0, name.length - tail),
		code: '',
		kind: '行政',
		role: '所属'
	}));
}

function commonTail(names: readonly string[]): number {
	const [first = ''] = names;
	let tail = names.length > 1 ? first.length : 0;
	for (const name of names) {
		let same = 0;
		while (same < tail && name.at(-1 - same) === first.at(-1 - same)) same++;
		tail = same;
	}
	return tail;
}
