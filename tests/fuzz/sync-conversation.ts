/** What people say in the simulated office, and that everybody reads it in the end. */
import type { BookSession } from '$lib/collab/session/book-session';
import type { Random } from './sync-random';

export class Conversation {
	/** Every text that the author of a comment gave it, the empty one once it was taken back. */
	readonly #said = new Map<string, Set<string>>();
	#sentences = 0;

	constructor(readonly random: Random) {}

	speak(session: BookSession): void {
		const { random } = this;
		const { comments } = session;
		const text = `第${this.#sentences++}句`;
		const { threads } = comments;
		const thread = threads.length > 0 ? random.pick(threads) : undefined;
		const roll = random.below(10);
		if (!thread || roll < 3) {
			const address = 'T12[项目0].合计';
			const anchor = { sheet: 'T12', row: 'r0', column: '合计', address } as const;
			return this.#note(comments.add(anchor, { text }), text);
		}
		comments.markSeen(thread.comments.map(({ id }) => id));
		if (roll < 6) return this.#note(comments.reply(thread.id, { text }), text);
		if (roll < 8)
			return void (thread.resolved ? comments.reopen : comments.resolve).call(comments, thread.id);
		const own = thread.comments.find((comment) => comment.own && !comment.deleted);
		if (!own) return;
		if (roll < 9) this.#note(comments.edit(own.id, { text }), text);
		else this.#note(comments.remove(own.id), '', own.id);
	}

	#note(result: ReturnType<BookSession['comments']['add']>, text: string, known?: string): void {
		const id = result.ok ? (result.id ?? known) : undefined;
		if (id !== undefined) this.#said.set(id, (this.#said.get(id) ?? new Set()).add(text));
	}

	/** How many comments everybody reads; throws where one is missing, altered or read differently. */
	check(sessions: readonly BookSession[]): number {
		const [first, ...others] = sessions.map((session) => ({ session, shape: shapeOf(session) }));
		for (const { session, shape } of others)
			if (shape !== first.shape)
				throw new Error(`${session.identity.id} reads other comments\n${shape}\n${first.shape}`);
		const read = new Map(
			first.session.comments.threads.flatMap((t) => t.comments.map((c) => [c.id, c.text] as const))
		);
		for (const [id, texts] of this.#said) {
			const text = read.get(id);
			// A thread of which everything was taken back is not shown.
			if (text === undefined ? !texts.has('') : !texts.has(text))
				throw new Error(`comment ${id} reads ${text}, was ${[...texts].join(' | ')}`);
		}
		return read.size;
	}
}

/** What does not differ from reader to reader. */
function shapeOf({ comments }: BookSession): string {
	return JSON.stringify(
		comments.threads.map(({ id, resolved, comments: said }) => [
			id,
			resolved?.by,
			said.map(({ id, by, t, text, deleted }) => [id, by, t, text, deleted])
		])
	);
}
