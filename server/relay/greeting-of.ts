/** What a hello tells somebody of their rights to a room. */
import type { Person } from '../access/person';
import { identityIn, lockOn, mayRead, mayWrite } from '../access/rights';
import type { Greeting } from './connection';
import type { LiveRoom } from './live-room';

/** Who somebody is in a room, and whether they may write it; undefined where they may not even read. */
export function greetingOf(person: Person, { name, book }: LiveRoom): Greeting | undefined {
	const identity = identityIn(person, book);
	if (!identity || !mayRead(person, name, book)) return undefined;
	const may = mayWrite(person, name, book);
	const locked = may ? lockOn(person, name, book) : undefined;
	return locked ? { identity, mayWrite: false, locked } : { identity, mayWrite: may };
}
