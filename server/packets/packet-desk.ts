/**
 * What leaves for another network and what comes from there: returns, units' answers, and the keys
 * that they are signed with. Every step that comes of it is the workflow's.
 */
import type { UnitId } from '$lib/budget/book';
import { writeBookFile } from '$lib/budget/book-file';
import { digestsOfPart } from '$lib/budget/part-digest';
import { workflowOf, type WorkflowStep } from '$lib/budget/workflow';
import { projectRooms } from '$lib/collab/room/project-rooms';
import { roomOfPart } from '$lib/collab/room/room-name';
import { judgePacket, type UnfitPacket } from '$lib/exchange/packet/judge-packet';
import {
	bookNamed,
	readKeyFile,
	readPacket,
	type MalformedPacket,
	type NewerPacket,
	type Packet,
	type PacketContent
} from '$lib/exchange/packet/packet';
import { editionOf } from '$lib/exchange/write/edition';
import type { Person } from '../access/person';
import { mayWrite, roleIn } from '../access/rights';
import type { AtRest, BookShelf } from '../books/book-shelf';
import type { WorkflowDesk } from '../books/workflow-desk';
import type { BookRecord } from '../store/store';
import { fingerprintOf, isSealedBy, SigningKey } from './signing-key';

export type PacketFailure =
	| MalformedPacket
	| NewerPacket
	| UnfitPacket
	/** Nobody here has said that this key counts. */
	| { readonly kind: 'unknown-key'; readonly fingerprint: string }
	/** It was changed after it was signed. */
	| { readonly kind: 'broken-signature'; readonly label: string }
	/** This installation let it out itself. */
	| { readonly kind: 'own-packet' }
	/** There is no return to send, or nothing submitted in answer to one. */
	| { readonly kind: 'nothing-to-send' }
	| { readonly kind: 'forbidden' };

export type PacketResult<T> =
	| { readonly ok: true; readonly value: T }
	| { readonly ok: false; readonly failure: PacketFailure };

/** A packet that is genuine and fits. */
export interface CheckedPacket {
	readonly content: PacketContent;
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

	/** The return of a unit's part, for its own network. */
	async sealReturn(
		record: BookRecord,
		person: Person,
		unit: UnitId
	): Promise<PacketResult<Packet>> {
		const role = roleIn(person, record)?.role;
		if (role !== 'coordinator' && role !== 'reviewer') return refused({ kind: 'forbidden' });
		return this.options.shelf.atRest(record, ({ book }) => {
			const named = book.head.units.find(({ id }) => id === unit);
			const { round, parts } = workflowOf(book.head.workflow);
			const progress = parts.get(unit);
			const returned = progress?.returned;
			if (!named || progress?.state !== '退回' || returned?.kind !== 'return')
				return refused({ kind: 'nothing-to-send' });
			const { id, by, at, note, cited } = returned;
			return ok(
				this.key.seal({
					...{ kind: 'return', id, round, by, at, note },
					cited: cited.map(({ rule, cells }) => ({ rule, cells: [...cells] })),
					book: bookNamed(book.head),
					unit: { id: named.id, name: named.name },
					digests: digestsOfPart(book, unit)
				})
			);
		});
	}

	/** What a unit submitted in answer to a return of another network. */
	async sealAnswer(
		record: BookRecord,
		person: Person,
		unit: UnitId
	): Promise<PacketResult<Packet>> {
		if (!mayWrite(person, roomOfPart(record.id, unit), record))
			return refused({ kind: 'forbidden' });
		return this.options.shelf.atRest(record, ({ book, rooms }) => {
			const whole = projectRooms(rooms.map(({ name, doc }) => [name, doc] as const));
			const edition = editionOf(whole, { kind: 'unit', unit });
			const { round, parts } = workflowOf(book.head.workflow);
			const progress = parts.get(unit);
			const returned = progress?.returned;
			if (!edition.ok || progress?.state !== '上报' || returned?.kind !== 'receive')
				return refused({ kind: 'nothing-to-send' });
			const { id, name } = edition.book.head.units[0];
			const { head, sheets } = edition.book;
			const own = { ...head, settings: {}, explanations: [] };
			return ok(
				this.key.seal({
					...{ kind: 'answer', id: this.options.randomId(), round, by: person.name },
					at: new Date(this.options.now()).toISOString(),
					book: bookNamed(book.head),
					unit: { id, name },
					digests: digestsOfPart(book, unit),
					answers: returned.packet.id,
					state: progress.state,
					part: JSON.parse(writeBookFile({ head: own, sheets }))
				})
			);
		});
	}

	/** Says what a packet is, if it is genuine and fits; changes nothing. */
	check(record: BookRecord, person: Person, text: string): Promise<PacketResult<CheckedPacket>> {
		return this.options.shelf.atRest(record, (scene) => this.#judge(record, person, text, scene));
	}

	/** Takes the step that a packet is for: the part is returned, or its answer submitted. */
	async take(
		record: BookRecord,
		person: Person,
		text: string
	): Promise<PacketResult<WorkflowStep>> {
		const read = readPacket(text);
		if (!read.ok) return refused(read.failure);
		const part = read.packet.content.unit.id;
		const result = await this.options.workflow.decide<PacketFailure>(
			...[record, person, part],
			(scene) => {
				const judged = this.#judge(record, person, text, scene);
				if (!judged.ok) return judged;
				const { content, fingerprint } = judged.value;
				const { id, by, at } = content;
				const packet = { id, fingerprint, by, at };
				if (content.kind === 'answer')
					return { kind: 'answer', part, packet, digests: digestsOfPart(scene.book, part) };
				const { note, cited } = content;
				return { kind: 'receive', part, packet, note, cited };
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
		const result = await this.options.workflow.decide<PacketFailure>(
			record,
			person,
			undefined,
			() => {
				return { kind: 'trust', fingerprint, publicKey, label } as const;
			}
		);
		return result.ok ? ok(result.step) : refused(result.failure);
	}

	async distrust(
		record: BookRecord,
		person: Person,
		fingerprint: string
	): Promise<PacketResult<WorkflowStep>> {
		if (roleIn(person, record)?.role !== 'coordinator') return refused({ kind: 'forbidden' });
		const result = await this.options.workflow.decide<PacketFailure>(
			record,
			person,
			undefined,
			({ book }) => {
				return workflowOf(book.head.workflow).keys.has(fingerprint)
					? ({ kind: 'distrust', fingerprint } as const)
					: refused({ kind: 'unknown-key', fingerprint });
			}
		);
		return result.ok ? ok(result.step) : refused(result.failure);
	}

	#judge(
		record: BookRecord,
		person: Person,
		text: string,
		{ book }: AtRest
	): PacketResult<CheckedPacket> {
		const read = readPacket(text);
		if (!read.ok) return refused(read.failure);
		const { packet } = read;
		const { content, signature } = packet;
		if (signature.key === this.key.fingerprint) return refused({ kind: 'own-packet' });
		const key = workflowOf(book.head.workflow).keys.get(signature.key);
		if (!key) return refused({ kind: 'unknown-key', fingerprint: signature.key });
		const { label, publicKey } = key;
		if (!isSealedBy(packet, publicKey)) return refused({ kind: 'broken-signature', label });
		const unfit = judgePacket(content, book.head);
		if (unfit) return refused(unfit);
		if (!mayRead(record, person, content)) return refused({ kind: 'forbidden' });
		const here = digestsOfPart(book, content.unit.id);
		const sheets = new Set([...Object.keys(here), ...Object.keys(content.digests)]);
		const changed = [...sheets].filter((sheet) => here[sheet] !== content.digests[sheet]);
		return ok({ content, label, fingerprint: signature.key, changed });
	}
}

/** A return is the unit's to receive; an answer changes the department's book, so it is the coordinator's. */
function mayRead(record: BookRecord, person: Person, { kind, unit }: PacketContent): boolean {
	return kind === 'answer'
		? roleIn(person, record)?.role === 'coordinator'
		: mayWrite(person, roomOfPart(record.id, unit.id), record);
}

const ok = <T>(value: T): PacketResult<T> => ({ ok: true, value });
const refused = <F extends PacketFailure>(failure: F) => ({ ok: false, failure }) as const;
