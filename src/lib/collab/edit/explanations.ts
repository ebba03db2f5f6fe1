/** Explanations (说明) as one person gives and withdraws them; approved they are by the server's hand. */
import type { Explanation, UnitId } from '$lib/budget/book/book';
import type { BookWriter } from './book-writer';
import { explanationKey, explanationRecord } from '../room/explanation-record';
import { departmentRoom, unitRoom, type RoomName } from '../room/room-name';
import type { WriteResult } from '../room/write';

/**
 * An explanation (说明) as a person gives it, about the findings of `unit` (absent: the department's);
 * with the id of an earlier one that is theirs to write it takes its place.
 */
export type NewExplanation = Pick<Explanation, 'rule' | 'operands' | 'text'> &
	Partial<Pick<Explanation, 'id' | 'unit'>>;

export interface SessionExplanations {
	/** Puts an explanation into the book's head, by this person and now; undoable like any write. */
	give(explanation: NewExplanation): WriteResult;
	withdraw(id: string): WriteResult;
}

export class Explanations implements SessionExplanations {
	constructor(
		readonly writer: BookWriter,
		readonly author: string
	) {}

	give({ id, unit, ...given }: NewExplanation): WriteResult {
		const earlier = id === undefined ? undefined : this.#find(id);
		// Somebody else's stays theirs: this person's stands beside it.
		const isKept = earlier !== undefined && !this.#refusal(this.#roomOf(earlier.unit));
		const home = isKept ? earlier.unit : this.#homeOf(unit);
		const explanation: Explanation = {
			id: isKept ? earlier.id : `e${this.writer.options.randomId()}`,
			...(home !== undefined && { unit: home }),
			...given,
			author: this.author,
			at: this.#now()
		};
		return this.writer.writeHead(this.#roomOf(home), [
			[explanationKey(explanation.id), explanationRecord(explanation)]
		]);
	}

	withdraw(id: string): WriteResult {
		const room = this.#roomOf(this.#find(id)?.unit);
		return this.writer.writeHead(room, [[explanationKey(id), null]]);
	}

	/** A unit's own room where this person may write it, else the department's. */
	#homeOf(unit: UnitId | undefined): UnitId | undefined {
		const { head } = this.writer.options.mirror.book;
		if (unit === undefined || !head.units.some(({ id }) => id === unit)) return undefined;
		const isTheirs = !this.#refusal(this.#roomOf(unit));
		return isTheirs || this.#refusal(this.#department) ? unit : undefined;
	}

	#roomOf(unit: UnitId | undefined): RoomName {
		return unit === undefined ? this.#department : unitRoom(this.writer.options.bookId, unit);
	}
	get #department(): RoomName {
		return departmentRoom(this.writer.options.bookId);
	}
	#refusal(room: RoomName): unknown {
		return this.writer.options.refusalFor(room);
	}
	#find(id: string): Explanation | undefined {
		return this.writer.options.mirror.book.head.explanations.find((one) => one.id === id);
	}
	#now(): string {
		return new Date(this.writer.options.author().t).toISOString();
	}
}
