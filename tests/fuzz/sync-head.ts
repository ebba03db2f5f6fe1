/** What people set, explain and approve in the simulated office, and how they settle what they wrote over each other. */
import type { BookSession } from '$lib/collab/session/book-session';
import type { Random } from './sync-random';
import type { Ask } from './sync-world';

type Fields = Record<string, unknown>;

/** Asks the server for what it alone gives; what comes of it comes with the book. */
export type AskServer = (session: BookSession, ask: Ask) => void;

export class HeadDesk {
	/** Each value is another, so that in the end it can be told whose stands. */
	#value = 1;

	constructor(
		readonly random: Random,
		readonly ask: AskServer
	) {}

	/** Sets, explains, approves or takes back something; `false` where it was refused. */
	write(session: BookSession): boolean {
		return this.random.chance(0.6) ? this.#set(session) : this.#explain(session);
	}

	#explain(session: BookSession): boolean {
		const { random } = this;
		const { explanations, book } = session;
		const given = book.head.explanations;
		const picked = given.length > 0 ? random.pick(given) : undefined;
		const { id, unit } = picked ?? {};
		const roll = random.below(10);
		if (!picked || id === undefined || roll < 3) {
			const fresh = { rule: 'P01', operands: {}, text: `说明${this.#value++}` };
			const of = random.pick([undefined, 'u1', 'u2']);
			return explanations.give({ ...fresh, ...(of !== undefined && { unit: of }) }).ok;
		}
		if (roll < 6) {
			const text = `说明${this.#value++}`;
			const where = unit === undefined ? {} : { unit };
			return explanations.give({ rule: 'P01', operands: {}, text, id, ...where }).ok;
		}
		if (roll === 9) return explanations.withdraw(id).ok;
		this.ask(session, (desk, record, person) =>
			roll < 8 ? desk.approve(record, person, picked) : desk.takeBackApproval(record, person, id)
		);
		return false;
	}

	#set(session: BookSession): boolean {
		const { random } = this;
		const { settings } = session.book.head;
		const n = this.#value++;
		const entry = `e${random.below(3)}`;
		const without = (name: string): Fields => {
			const { [entry]: _gone, ...others } = (settings[name] ?? {}) as Fields;
			return others;
		};
		const isGone = random.chance(0.15);
		const writes: readonly (() => [string, unknown])[] = [
			() => ['stage', isGone ? undefined : `阶段${n}`],
			() => ['dates', isGone ? undefined : { 批复: `2023-${n}`, 发布: `2023-${n}` }],
			() => ['codes', { ...without('codes'), ...(!isGone && { [entry]: `科目${n}` }) }],
			() => ['rules', { ...without('rules'), ...(!isGone && { [entry]: switchedOff(n) }) }],
			() => ['redactions', this.#redactions(settings.redactions, entry, isGone, n)],
			// Of another shape than its entries have: kept whole.
			() => ['lastYear', n]
		];
		return session.writeSetting(...random.pick(writes)()).ok;
	}

	#redactions(before: unknown, row: string, isGone: boolean, n: number): unknown {
		const { entries = [], ...others } = (before ?? {}) as Fields & { entries?: Fields[] };
		const left = entries.filter((one) => one.row !== row);
		const at = new Date(n).toISOString();
		const added = { kind: 'row', row, by: '某', at, reason: `理由${n}` };
		return { ...others, entries: isGone ? left : [...left, added] };
	}

	/** Settles one open conflict of those this person may settle; `false` where there is none. */
	settle(session: BookSession): boolean {
		const { random } = this;
		const open = session.conflicts.filter(({ settled }) => !settled);
		if (open.length === 0) return false;
		const { id, kind } = random.pick(open);
		const roll = random.below(3);
		const typed = kind === 'removal' ? undefined : { value: `定${this.#value++}` };
		const choice = typed && roll === 2 ? typed : ({ take: roll === 1 ? 'lost' : 'kept' } as const);
		return session.settleConflict(id, choice).ok;
	}
}

const switchedOff = (n: number): Fields => ({
	...{ off: true, reason: `理由${n}`, by: '某' },
	at: new Date(n).toISOString()
});
