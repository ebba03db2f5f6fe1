/**
 * What leaves for another network and what comes from there: returns, units' answers, and the keys
 * that they are signed with. Every step that comes of it is the workflow's. Threads read, make and
 * sign packets.
 */
import type { UnitId } from '$lib/budget/book/book';
import { workflowOf, type WorkflowAct, type WorkflowStep } from '$lib/budget/book/workflow';
import { roomOfPart } from '$lib/collab/room/room-name';
import { judgePacket } from '$lib/exchange/packet/judge-packet';
import { readKeyFile, type PacketFacts } from '$lib/exchange/packet/packet';
import type { Person } from '../access/person';
import { mayWrite, roleIn } from '../access/rights';
import type { BookShelf } from '../books/book-shelf';
import type { Answers, SealedPacket } from '../books/copy/question';
import type { WorkflowDesk } from '../books/workflow-desk';
import type { BookRecord } from '../store/store';
import type { PacketFailure } from './packet-failure';
import type { SignedPacket } from './signed-packet';
import { fingerprintOf, SigningKey } from './signing-key';

export type PacketResult<T> =
	| { readonly ok: true; readonly value: T }
	| { readonly ok: false; readonly failure: PacketFailure };

/** A packet that is genuine and fits. */
export interface CheckedPacket {
	/** JSON. */
	readonly content: Uint8Array;
	/** Whose key it was signed with. */
	readonly label: string;
	readonly fingerprint: string;
	/** Sheets of the part that hold something else here than they did there. */
	readonly changed: readonly string[];
}

export interface PacketDeskOptions {
	readonly shelf: BookShelf;
	readonly workflow: WorkflowDesk;
	/** The data folder, where the key is. */
	readonly data: string;
	readonly now: () => number;
	readonly randomId: () => string;
}

export class PacketDesk {
	#key: SigningKey | undefined;

	constructor(private readonly options: PacketDeskOptions) {}

	get key(): SigningKey {
		return (this.#key ??= SigningKey.of(this.options.data));
	}

	/** Throws `WorkFailed` where a packet of this person would have to wait too long: before it is sent. */
	expectRoom(person: Person): void {
		this.options.shelf.reading.expectRoom(person.id);
	}

	/** The return of a unit's part, for its own network. */
	async sealReturn(
		record: BookRecord,
		person: Person,
		unit: UnitId
	): Promise<PacketResult<NonNullable<SealedPacket>>> {
		const role = roleIn(person, record)?.role;
		if (role !== 'coordinator' && role !== 'reviewer') return refused({ kind: 'forbidden' });
		const { shelf } = this.options;
		const { round, parts } = workflowOf(await shelf.stepsOf(record));
		const progress = parts.get(unit);
		const returned = progress?.returned;
		if (progress?.state !== '退回' || returned?.kind !== 'return')
			return refused({ kind: 'nothing-to-send' });
		const { id, by, at, note, cited } = returned;
		const said = {
			id,
			round,
			by,
			at,
			note,
			cited: cited.map(({ rule, cells }) => ({ rule, cells: [...cells] }))
		};
		const order = { kind: 'sealed-return', data: this.#dataWithKey(), unit, said } as const;
		return toSend(await shelf.ask<'sealed-return'>(record, order, person.id));
	}

	/** What a unit submitted in answer to a return of another network. */
	async sealAnswer(
		record: BookRecord,
		person: Person,
		unit: UnitId
	): Promise<PacketResult<NonNullable<SealedPacket>>> {
		if (!mayWrite(person, roomOfPart(record.id, unit), record))
			return refused({ kind: 'forbidden' });
		const { shelf, randomId, now } = this.options;
		const { round, parts } = workflowOf(await shelf.stepsOf(record));
		const progress = parts.get(unit);
		const returned = progress?.returned;
		if (progress?.state !== '上报' || returned?.kind !== 'receive')
			return refused({ kind: 'nothing-to-send' });
		const at = new Date(now()).toISOString();
		const said = { id: randomId(), round, by: person.name, at, answers: returned.packet.id };
		const order = { kind: 'sealed-answer', data: this.#dataWithKey(), unit, said } as const;
		return toSend(await shelf.ask<'sealed-answer'>(record, order, person.id));
	}

	/** Says what a packet is, if it is genuine and fits; changes nothing. */
	async check(
		record: BookRecord,
		person: Person,
		bytes: Uint8Array
	): Promise<PacketResult<CheckedPacket>> {
		const { shelf } = this.options;
		const read = await this.#read(record, person, bytes);
		if (!read.ok) return read;
		const { facts, digests, content, label, fingerprint } = read.value;
		const question = { kind: 'compared', part: facts.unit.id, digests } as const;
		const compared = await shelf.ask<'compared'>(record, question, person.id);
		const unfit = judge(record, person, read.value, await shelf.stepsOf(record), compared);
		if (unfit) return refused(unfit);
		return ok({ content, label, fingerprint, changed: compared.changed });
	}

	/** Takes the step that a packet is for: the part is returned, or its answer submitted. */
	async take(
		record: BookRecord,
		person: Person,
		bytes: Uint8Array
	): Promise<PacketResult<WorkflowStep>> {
		const read = await this.#read(record, person, bytes);
		if (!read.ok) return read;
		const { facts, digests } = read.value;
		const part = facts.unit.id;
		const result = await this.options.workflow.decide<'compared', PacketFailure>(
			...([record, person, part] as const),
			{
				question: { kind: 'compared', part, digests },
				act: (steps, compared) => {
					const failure = judge(record, person, read.value, steps, compared!);
					return failure ? { failure } : stepOf(read.value, compared!);
				}
			}
		);
		return result.ok ? ok(result.step) : refused(result.failure);
	}

	/** From now on what this key signed counts in the book. */
	async trust(
		record: BookRecord,
		person: Person,
		{ file, label }: { readonly file: string; readonly label: string }
	): Promise<PacketResult<WorkflowStep>> {
		if (roleIn(person, record)?.role !== 'coordinator') return refused({ kind: 'forbidden' });
		const read = readKeyFile(file);
		if (!read.ok) return refused(read.failure);
		const { publicKey, fingerprint } = read.key;
		if (fingerprintOf(publicKey) !== fingerprint)
			return refused({ kind: 'not-a-key', at: 'fingerprint' });
		return this.#decide(record, person, () => ({ kind: 'trust', fingerprint, publicKey, label }));
	}

	async distrust(
		record: BookRecord,
		person: Person,
		fingerprint: string
	): Promise<PacketResult<WorkflowStep>> {
		if (roleIn(person, record)?.role !== 'coordinator') return refused({ kind: 'forbidden' });
		return this.#decide(record, person, (steps) =>
			workflowOf(steps).keys.has(fingerprint)
				? { kind: 'distrust', fingerprint }
				: refused({ kind: 'unknown-key', fingerprint })
		);
	}

	async #decide(
		record: BookRecord,
		person: Person,
		act: (steps: readonly WorkflowStep[]) => WorkflowAct | { failure: PacketFailure }
	): Promise<PacketResult<WorkflowStep>> {
		const { workflow } = this.options;
		const result = await workflow.decide<never, PacketFailure>(record, person, undefined, { act });
		return result.ok ? ok(result.step) : refused(result.failure);
	}

	/** Reads a packet that a key of this book has signed. */
	async #read(
		record: BookRecord,
		person: Person,
		bytes: Uint8Array
	): Promise<PacketResult<SignedPacket>> {
		const { shelf } = this.options;
		const { keys } = workflowOf(await shelf.stepsOf(record));
		const trusted = Object.fromEntries(
			[...keys].map(([fingerprint, { label, publicKey }]) => [fingerprint, { label, publicKey }])
		);
		const read = await shelf.reading.read<'packet'>(
			{ person: person.id, book: record.id },
			{ kind: 'packet', bytes, keys: { own: this.key.fingerprint, trusted } }
		);
		return read.ok ? ok(read.packet) : read;
	}

	/** The data folder, with the key in it. */
	#dataWithKey(): string {
		void this.key;
		return this.options.data;
	}
}

/** Why a packet is not taken here and now; `undefined`: it is. */
function judge(
	record: BookRecord,
	person: Person,
	{ facts, fingerprint }: SignedPacket,
	steps: readonly WorkflowStep[],
	{ place }: Answers['compared']
): PacketFailure | undefined {
	if (!workflowOf(steps).keys.has(fingerprint)) return { kind: 'unknown-key', fingerprint };
	const unfit = judgePacket(facts, { ...place, workflow: steps });
	if (unfit) return unfit;
	return mayRead(record, person, facts) ? undefined : { kind: 'forbidden' };
}

function stepOf(
	{ facts, fingerprint }: SignedPacket,
	{ digests }: Answers['compared']
): WorkflowAct {
	const { id, by, at, unit } = facts;
	const packet = { id, fingerprint, by, at };
	if (facts.kind === 'answer') return { kind: 'answer', part: unit.id, packet, digests };
	const { note, cited } = facts;
	return { kind: 'receive', part: unit.id, packet, note, cited };
}

/** A return is the unit's to receive; an answer changes the department's book, so it is the coordinator's. */
function mayRead(record: BookRecord, person: Person, { kind, unit }: PacketFacts): boolean {
	return kind === 'answer'
		? roleIn(person, record)?.role === 'coordinator'
		: mayWrite(person, roomOfPart(record.id, unit.id), record);
}

function toSend(sealed: SealedPacket): PacketResult<NonNullable<SealedPacket>> {
	return sealed ? ok(sealed) : refused({ kind: 'nothing-to-send' });
}
const ok = <T>(value: T): PacketResult<T> => ({ ok: true, value });
const refused = <F extends PacketFailure>(failure: F) => ({ ok: false, failure }) as const;
