/** What coordinators set in the simulated office, and how people settle what they wrote over each other. */
import type { BookSession } from '$lib/collab/book-session';
import type { Random } from './sync-random';

type Fields = Record<string, unknown>;

export class SettingsDesk {
	/** Each value is another, so that in the end it can be told whose stands. */
	#value = 1;

	constructor(readonly random: Random) {}

	/** Sets, changes or takes back one setting; `false` where it was refused. */
	write(session: BookSession): boolean {
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
