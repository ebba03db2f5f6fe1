/**
 * The server's own engine over one book: it holds the book's rooms in memory, hears every change
 * and keeps the findings; when nobody has asked for a while it lets go.
 */
import { projectRooms } from '$lib/collab/room/project-rooms';
import { BookMirror } from '$lib/collab/room/book-mirror';
import { LiveBook } from '$lib/budget/live-book';
import type { NotApplicable } from '$lib/rules/rule/applicability';
import { createBookEngine } from '$lib/rules/engine/book-engine';
import type { Engine } from '$lib/rules/engine/engine';
import type { Finding } from '$lib/rules/finding/finding';
import type { LiveRoom } from '../relay/live-room';

export interface LiveCheck {
	readonly findings: readonly Finding[];
	/** Rules that were not checked, and why. */
	readonly notApplicable: readonly NotApplicable[];
}

export class LiveFindings {
	readonly rooms: readonly LiveRoom[];
	askedAt: number;
	readonly #mirror: BookMirror;
	readonly #engine: Engine;

	/** The rooms must be pinned by the caller for as long as this lives. */
	constructor(rooms: readonly LiveRoom[], now: number) {
		this.rooms = rooms;
		this.askedAt = now;
		const docs = rooms.map((room) => [room.name, room.doc] as const);
		this.#mirror = new BookMirror(docs);
		// The engine owns the book it checks, so it gets one of its own.
		this.#engine = createBookEngine(new LiveBook(projectRooms(docs)));
		this.#mirror.onChange(({ changes }) => this.#engine.apply(changes));
	}

	/** Whether every room is still the one that people write in. */
	get isCurrent(): boolean {
		return this.rooms.every((room) => !room.doc.isDestroyed);
	}

	check(now: number): LiveCheck {
		this.askedAt = now;
		return { findings: this.#engine.findings(), notApplicable: this.#engine.notApplicable() };
	}

	close(): void {
		this.#mirror.detachAll();
	}
}
