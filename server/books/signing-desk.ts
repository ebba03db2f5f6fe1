/**
 * What is given by the server's hand in a person's name: approvals of explanations, and that 保密审查 or
 * the signature of the 负责人 was given. Clients ask for them, and cannot write them.
 */
import type * as Y from 'yjs';
import type { Explanation } from '$lib/budget/book/book';
import { dayInChina } from '$lib/budget/values/china-time';
import type { PartState } from '$lib/budget/book/workflow';
import {
	approvalKey,
	approvalRecord,
	approvedPart,
	readExplanations
} from '$lib/collab/room/explanation-record';
import { CLEARANCE, headValue } from '$lib/collab/room/head-record';
import { departmentRoom, unitRoom, type RoomName } from '$lib/collab/room/room-name';
import { sameJson } from '$lib/budget/values/same-json';
import { metaOf } from '$lib/collab/room/schema';
import type { SignatureName } from '$lib/exchange/public/clearance';
import type { Person } from '../access/person';
import { lockOn, mayWrite } from '../access/rights';
import type { LiveRoom } from '../relay/live-room';
import type { BookRecord, Store } from '../store/store';
import type { BookShelf } from './book-shelf';

/** A signature as a person notes it down. */
export interface GivenSignature {
	readonly name: SignatureName;
	/** Who signed. */
	readonly by: string;
	/** Of what the public would see, as whoever notes it down sees it. */
	readonly digest: string;
}

export type SigningFailure =
	| { readonly kind: 'forbidden' }
	/** The department's part is closed. */
	| { readonly kind: 'not-now'; readonly state: PartState }
	/** The explanation is not, or not any more, what was to be approved. */
	| { readonly kind: 'explanation-changed' }
	/** What the public would see is not, or not any more, what was to be signed. */
	| { readonly kind: 'public-changed' };

export interface SigningDeskOptions {
	readonly shelf: Pick<BookShelf, 'withRooms' | 'atRest'>;
	readonly store: Store;
	readonly now: () => number;
}

/** A record of the head to be written at a time, or why not. */
type Decide = (
	rooms: readonly Y.Doc[],
	at: string
) => { readonly value: unknown } | { readonly failure: SigningFailure };

export class SigningDesk {
	constructor(private readonly options: SigningDeskOptions) {}

	/** @param seen the explanation as this person read it */
	approve(
		record: BookRecord,
		person: Person,
		seen: Explanation
	): Promise<SigningFailure | undefined> {
		const { id, unit } = seen;
		const isUnits = record.units.some((one) => one.id === unit);
		const rooms = isUnits ? [unitRoom(record.id, unit!)] : [];
		return this.#write(
			record,
			person,
			{ action: 'approve', key: approvalKey(id), rooms },
			(docs, at) => {
				const [department, own] = docs;
				const all = readExplanations(department, own ? [[unit!, own]] : []);
				const stands = all.find((one) => one.id === id);
				if (!stands || !sameJson(approvedPart(stands), approvedPart(seen)))
					return { failure: { kind: 'explanation-changed' } };
				return { value: approvalRecord(stands, person.name, at) };
			}
		);
	}

	takeBackApproval(
		record: BookRecord,
		person: Person,
		id: string
	): Promise<SigningFailure | undefined> {
		const place = { action: 'take-back-approval', key: approvalKey(id) };
		return this.#write(record, person, place, () => ({ value: null }));
	}

	/** Only over what the public would see at that moment, as the book is in the server's logs. */
	sign(
		record: BookRecord,
		person: Person,
		{ name, by, digest }: GivenSignature
	): Promise<SigningFailure | undefined> {
		const place = { action: 'sign', key: CLEARANCE };
		// The department's room is in memory and nothing is on its way: the write follows at once.
		return this.options.shelf.withRooms(
			[departmentRoom(record.id)],
			async ([room]) =>
				this.#refusal(person, room) ??
				this.options.shelf.atRest<'public-digest', SigningFailure | undefined>(
					...([record, { kind: 'public-digest' }, person.id] as const),
					(_workflow, now) =>
						this.#write(record, person, place, ([department], at) => {
							if (digest !== now) return { failure: { kind: 'public-changed' } };
							const on = dayInChina(Date.parse(at));
							const signature = { by, on, digest, noted: { by: person.name, at } };
							return { value: { ...signaturesIn(department), [name]: signature } };
						})
				)
		);
	}

	withdraw(
		record: BookRecord,
		person: Person,
		name: SignatureName
	): Promise<SigningFailure | undefined> {
		const place = { action: 'withdraw-signature', key: CLEARANCE };
		return this.#write(record, person, place, ([department]) => {
			const { [name]: _gone, ...others } = signaturesIn(department);
			return { value: others };
		});
	}

	/** Writes into the department's room, as that person and now, where they may write there today. */
	async #write(
		record: BookRecord,
		person: Person,
		{ action, key, rooms = [] }: { action: string; key: string; rooms?: readonly RoomName[] },
		decide: Decide
	): Promise<SigningFailure | undefined> {
		const { shelf, store, now } = this.options;
		const department = departmentRoom(record.id);
		return shelf.withRooms([department, ...rooms], async (live) => {
			const [room] = live;
			const refusal = this.#refusal(person, room);
			if (refusal) return refusal;
			const t = now();
			const decided = decide(
				live.map(({ doc }) => doc),
				new Date(t).toISOString()
			);
			if ('failure' in decided) return decided.failure;
			const piece = { v: decided.value, t, by: person.id };
			const isStored = await room.write(person.id, (doc) => void metaOf(doc).set(key, piece));
			if (!isStored) throw new Error(`${action} not stored`);
			const subject = `${record.id} ${key}`;
			await store.audit.append({ at: t, by: person.id, action: `head.${action}`, subject });
			return undefined;
		});
	}

	/** Why this person may not write into the department's room now. */
	#refusal(person: Person, { name, book }: LiveRoom): SigningFailure | undefined {
		if (!mayWrite(person, name, book)) return { kind: 'forbidden' };
		const state = lockOn(person, name, book);
		return state === undefined ? undefined : { kind: 'not-now', state };
	}
}

function signaturesIn(department: Y.Doc): Readonly<Record<string, unknown>> {
	const stored = headValue(metaOf(department).get(CLEARANCE));
	return typeof stored === 'object' && stored !== null ? (stored as Record<string, unknown>) : {};
}
