/** Who is in which cell of a grid. */
import { addToList } from '$lib/budget/values/lists-by-key';
import { cellKey } from '$lib/budget/address/address-book';
import type { Unit } from '$lib/budget/book/book';
import type { Peer } from '$lib/collab/wire/presence';
import { personColour } from '../theme/person-colour';
import type { GridPerson } from './grid-port';

/** @param rowHeads the cell of each row where somebody stands who is in the row as a whole */
export function peopleAt(
	peers: readonly Peer[],
	units: readonly Unit[],
	rowHeads: ReadonlyMap<string, string>
): Map<string, readonly GridPerson[]> {
	const people = new Map<string, GridPerson[]>();
	for (const { identity, place } of peers) {
		if (place?.row === undefined) continue;
		const key = cellKey(place.row, place.column ?? rowHeads.get(place.row) ?? '');
		const person = {
			name: identity.name,
			colour: personColour(identity, units),
			typing: place.typing === true
		};
		addToList(people, key, person);
	}
	return people;
}
