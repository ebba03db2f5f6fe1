/** A person's word on whether a form and a project row are the same project. */
import type { DecidedPair, Setting } from './book-settings';

export type Matches = Setting<'matches'>;

/** Puts the decision in the place of any earlier one; `undefined` takes it back. One to one. */
export function decideMatch(
	{ confirmed, broken }: Matches = { confirmed: [], broken: [] },
	pair: DecidedPair,
	as: keyof Matches | undefined
): Matches {
	const same = (other: DecidedPair) => other.form === pair.form && other.row === pair.row;
	const shares = (other: DecidedPair) => other.form === pair.form || other.row === pair.row;
	const kept = {
		confirmed: confirmed.filter((other) => !(as === 'confirmed' ? shares(other) : same(other))),
		broken: broken.filter((other) => !same(other))
	};
	return as === undefined ? kept : { ...kept, [as]: [...kept[as], pair] };
}
