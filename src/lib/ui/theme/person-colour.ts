/** One colour a unit: avatars, remote selections and unit marks agree on it. */
import type { Identity } from '$lib/collab/session';
import type { Unit } from '$lib/budget/book';

const COLOURS = 10;

/**
 * The custom property holding the colour of a unit, in the order of the units register.
 * People of the department itself (no unit) share the accent's colour.
 */
export function unitColour(unit: string | undefined, units: readonly Unit[]): string {
	const index = unit === undefined ? -1 : units.findIndex((u) => u.id === unit);
	return `var(--person-${index < 0 ? 0 : 1 + (index % (COLOURS - 1))})`;
}

export function personColour(identity: Identity, units: readonly Unit[]): string {
	return unitColour(identity.unit, units);
}

/** What an avatar shows: the family name of a Chinese name, else initials. */
export function initials(name: string): string {
	const plain = name.trim();
	if (plain === '') return '?';
	if (/\p{Script=Han}/u.test(plain[0])) return plain[0];
	const words = plain.split(/\s+/);
	return words
		.slice(0, 2)
		.map((word) => word[0].toUpperCase())
		.join('');
}
