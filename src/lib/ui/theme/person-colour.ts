/** One colour a unit: avatars, remote selections and unit marks agree on it. */
import type { Identity } from '$lib/collab/room/identity';
import type { Unit } from '$lib/budget/book/book';

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

/**
 * What an avatar shows: the family name of a Chinese name, else initials. Where many names begin
 * alike (「晋城市公安局城区分局」), what tells them apart.
 */
export function initials(name: string, among: readonly string[] = []): string {
	const plain = distinct(name.trim(), among);
	if (plain === '') return '?';
	if (/\p{Script=Han}/u.test(plain[0])) return plain[0];
	const words = plain.split(/\s+/);
	return words
		.slice(0, 2)
		.map((word) => word[0].toUpperCase())
		.join('');
}

/** `name` without what it shares with the start of all others, then without another's whole name. */
function distinct(name: string, among: readonly string[]): string {
	const others = among.filter((other) => other !== name);
	if (others.length === 0) return name;
	let shared = name.length;
	for (const other of others) shared = Math.min(shared, commonHead(name, other));
	const parent = others
		.filter((other) => name.startsWith(other))
		.reduce((longest, other) => Math.max(longest, other.length), shared);
	return name.slice(parent) || name.slice(shared) || name;
}

function commonHead(a: string, b: string): number {
	let at = 0;
	while (at < a.length && a[at] === b[at]) at++;
	return at;
}
