/** Packets as the workflow's page handles them: checked by the server, looked at, then taken. */
import { readBookFile } from '$lib/budget/file/book-file';
import type { AnswerContent, KeyFile, PacketContent } from '$lib/exchange/packet/packet';
import type { PacketRefusal } from '$lib/messages/packets';
import { ImportDesk } from '../import/import-desk.svelte';
import type { ColumnMemory } from '../import/column-memory';
import type { Session } from '$lib/collab/session/session';
import type { Refusal } from '$lib/collab/room/refusal';

/** A packet that is genuine and fits, as the server answers it. */
export interface CheckedPacket {
	readonly content: PacketContent;
	readonly label: string;
	readonly changed: readonly string[];
}

export type PacketPhase =
	| { readonly kind: 'idle' }
	| { readonly kind: 'refused'; readonly file: string; readonly refusal: PacketRefusal }
	| { readonly kind: 'checked'; readonly file: string; readonly packet: CheckedPacket }
	| { readonly kind: 'key'; readonly file: string; readonly text: string; readonly key: KeyFile };

export type Took =
	| { readonly ok: true; readonly count: number }
	| { readonly ok: false; readonly refusal: PacketRefusal }
	| { readonly ok: false; readonly unwritable: Refusal }
	| { readonly ok: false; readonly unsaved: true };

export class PacketState {
	phase = $state.raw<PacketPhase>({ kind: 'idle' });
	busy = $state(false);
	/** What an answer would change. */
	readonly changes: ImportDesk;
	#text = '';

	constructor(
		readonly session: Session,
		memory: ColumnMemory,
		readonly fetch: typeof globalThis.fetch = (...request) => globalThis.fetch(...request)
	) {
		this.changes = new ImportDesk(session, memory);
	}

	address(rest: string): string {
		return `/api/books/${encodeURIComponent(this.session.bookId)}/packets/${rest}`;
	}

	/** Reads a file that somebody chose, and shows what it is or why not. */
	async read(file: File): Promise<void> {
		this.close();
		this.#text = await file.text();
		const checked = await this.#ask<CheckedPacket>('POST', 'checked', this.#text);
		if (!checked.ok) return this.#refuse(file.name, checked.refusal);
		const packet = checked.value;
		if (packet.content.kind === 'answer' && !this.#compare(packet.content))
			return this.#refuse(file.name, { kind: 'unreadable-part' });
		this.phase = { kind: 'checked', file: file.name, packet };
	}

	/**
	 * Takes the packet that is shown. The chosen changes of an answer are written first, as one
	 * step to undo; the part is noted as submitted once they are on the server.
	 */
	async take(): Promise<Took> {
		let count = 0;
		if (this.changes.chosen.size > 0) {
			const written = this.changes.apply();
			if (!written.ok) return { ok: false, unwritable: written.refusal };
			count = this.changes.written?.count ?? 0;
			if (!(await onServer(this.session))) return { ok: false, unsaved: true };
		}
		const taken = await this.#ask('POST', 'taken', this.#text);
		if (!taken.ok) return taken;
		this.close();
		return { ok: true, count };
	}

	/** Shows the key of a file; whether it is one, its fingerprint included, the server says. */
	async readKey(file: File): Promise<void> {
		this.close();
		const text = await file.text();
		try {
			const key = JSON.parse(text) as KeyFile;
			if (key.format === 'hebian-key' && typeof key.fingerprint === 'string') {
				this.phase = { kind: 'key', file: file.name, text, key };
				return;
			}
		} catch {
			// Told below.
		}
		this.#refuse(file.name, { kind: 'not-a-key', at: '' });
	}

	async trust(label: string): Promise<void> {
		if (this.phase.kind !== 'key') return;
		const { text, file } = this.phase;
		const answer = await this.#ask('POST', 'keys', JSON.stringify({ file: text, label }));
		if (answer.ok) this.close();
		else this.#refuse(file, answer.refusal);
	}

	async distrust(fingerprint: string): Promise<PacketRefusal | undefined> {
		const answer = await this.#ask('DELETE', `keys/${fingerprint}`);
		return answer.ok ? undefined : answer.refusal;
	}

	/** A packet of ours, as the text of its file. */
	seal(kind: 'return' | 'answer', unit: string) {
		return this.#ask<object>('GET', `${kind}/${encodeURIComponent(unit)}`);
	}
	ownKey() {
		return this.#ask<KeyFile>('GET', 'key');
	}

	close(): void {
		this.changes.clear();
		this.phase = { kind: 'idle' };
	}

	#refuse(file: string, refusal: PacketRefusal): void {
		this.phase = { kind: 'refused', file, refusal };
	}

	#compare({ part, unit }: AnswerContent): boolean {
		const read = readBookFile(JSON.stringify(part));
		if (read.ok) this.changes.show(unit.name, read.book, { unit: unit.id });
		return read.ok;
	}

	async #ask<T>(
		method: 'GET' | 'POST' | 'DELETE',
		rest: string,
		body?: string
	): Promise<
		| { readonly ok: true; readonly value: T }
		| { readonly ok: false; readonly refusal: PacketRefusal }
	> {
		this.busy = true;
		try {
			const headers = { 'content-type': 'application/json' };
			const answer = await this.fetch(this.address(rest), {
				method,
				...(body !== undefined && { headers, body })
			});
			const value = await answer.json().catch(() => ({}));
			if (answer.ok) return { ok: true, value };
			return {
				ok: false,
				refusal: KNOWN.has(value.failure?.kind) ? value.failure : { kind: 'other' }
			};
		} catch {
			return { ok: false, refusal: { kind: 'unreachable' } };
		} finally {
			this.busy = false;
		}
	}
}

const KNOWN: ReadonlySet<string> = new Set<PacketRefusal['kind']>([
	...(['not-a-packet', 'not-a-key', 'newer-packet', 'unknown-key', 'broken-signature'] as const),
	...(['own-packet', 'nothing-to-send', 'unknown-return', 'forbidden', 'other-book'] as const),
	...(['other-unit', 'other-round', 'older-return', 'already-applied', 'not-now'] as const),
	...(['too-large', 'busy', 'throttled', 'too-many-requests', 'work-stopped'] as const),
	...(['reading-stopped', 'unreadable-format'] as const)
]);

/** Longer than any line that works at all needs for one step. */
const PATIENCE_MS = 20_000;

/** Resolves once all edits of this device are on the server, or with false after a while. */
async function onServer(session: Session): Promise<boolean> {
	if (session.saved.state === 'server') return true;
	return new Promise((resolve) => {
		const settle = (saved: boolean): void => {
			stop();
			clearTimeout(timer);
			resolve(saved);
		};
		const stop = session.on('saved', ({ state }) => {
			if (state === 'server') settle(true);
		});
		const timer = setTimeout(() => settle(false), PATIENCE_MS);
	});
}
