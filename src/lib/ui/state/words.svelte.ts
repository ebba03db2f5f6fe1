/** The words of the interface in the language chosen; read in a template, they change with it. */
import { interfaceWords, type InterfaceWords } from '$lib/messages/interface';
import { parseRoom } from '$lib/collab/room/room-name';
import type { Refusal } from '$lib/collab/room/refusal';
import type { BookHead } from '$lib/budget/book/book';
import type { MissingPart } from '$lib/budget/book/missing-part';
import { bookFormat } from '$lib/formats/book-format';
import { CHINA, dayInChina } from '$lib/budget/values/china-time';
import { preferences } from './preferences.svelte';

export function words(): InterfaceWords {
	return interfaceWords[preferences.locale];
}

/** What the document of a book is called. */
export function sayBookTitle(head: Pick<BookHead, 'year' | 'format'>): string {
	return words().bar.bookTitle(head.year, bookFormat(head).kind);
}

/** A refusal of a write, for a person. */
export function sayRefusal(refusal: Refusal, head: BookHead): string {
	const say = words().refusal;
	if (refusal.kind === 'too-long') return say['too-long'](refusal.length, refusal.allowed);
	if (refusal.kind === 'unreadable-format') return say['unreadable-format'](refusal.id);
	if (refusal.kind === 'room-full' && refusal.excess) return say.tooMuch(refusal.excess);
	if (refusal.kind !== 'not-yours') return say[refusal.kind];
	const owner = head.units.find((unit) => unit.id === refusal.owner)?.name;
	return say['not-yours'](owner ?? say.departmentOwner);
}

/** What the parts of damaged rooms are called. */
export function damagedParts(rooms: readonly string[], head: BookHead): string[] {
	const { damaged, refusal } = words();
	return rooms.map((room) => {
		const place = parseRoom(room);
		if (place?.kind === 'unit')
			return head.units.find(({ id }) => id === place.unit)?.name ?? place.unit;
		return place && place.kind !== 'department' ? damaged[place.kind] : refusal.departmentOwner;
	});
}

/** What parts of a book are called. */
export function partNames(parts: readonly MissingPart[], head: BookHead): string[] {
	const nameOf = new Map(head.units.map(({ id, name }) => [id, name]));
	return parts.map((part) => nameOf.get(part) ?? words().refusal.departmentOwner);
}

/** A moment as people in China say it: the time of day if today, else the date with it. */
export function sayTime(at: number | string, now = Date.now()): string {
	const date = new Date(at);
	if (Number.isNaN(date.getTime())) return '';
	const [day, today] = [dayInChina(date.getTime()), dayInChina(now)];
	const time = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
	return new Intl.DateTimeFormat(preferences.language, {
		...time,
		timeZone: CHINA,
		...(day === today ? {} : { month: 'numeric', day: 'numeric' }),
		...(day.slice(0, 4) === today.slice(0, 4) ? {} : { year: 'numeric' })
	}).format(date);
}
