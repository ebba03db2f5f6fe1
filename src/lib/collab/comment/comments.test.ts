import fc from 'fast-check';
import * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import type { CommentAnchor } from '$lib/budget/book/comment';
import { readEntry } from '$lib/budget/book/comment';
import type { CommentThread } from './comment-thread';
import { Comments } from './comments';
import { commentsOf } from '../room/schema';
import type { Refusal } from '../room/refusal';

const CELL: CommentAnchor = {
	sheet: 'T12',
	row: 'r1',
	column: '合计',
	address: 'T12[辅警经费].合计'
};

/** Somebody with devices of their own; time passes with every word. */
class Peer {
	static now = 1_000;
	readonly doc = new Y.Doc();
	readonly own: Y.Doc;
	readonly comments: Comments;
	refusal: Refusal | undefined;
	told = 0;
	#ids = 0;

	constructor(
		readonly me: string,
		readonly client: number,
		own = new Y.Doc()
	) {
		this.doc.clientID = client;
		this.own = own;
		const port = (doc: Y.Doc) => ({
			doc,
			refusal: () => this.refusal,
			write: (run: (doc: Y.Doc) => void) => doc.transact(() => run(doc))
		});
		this.comments = new Comments({
			said: () => port(this.doc),
			seen: () => port(this.own),
			me,
			author: () => ({ by: me, t: Peer.now++ }),
			randomId: () => `${client}-${this.#ids++}`,
			frame: (run) => run(),
			changed: () => this.told++
		});
	}

	get threads(): readonly CommentThread[] {
		return this.comments.threads;
	}
	get words(): string[] {
		return this.threads.flatMap(({ comments }) => comments.map(({ text }) => text));
	}
	meet(other: Peer): void {
		Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(other.doc));
		Y.applyUpdate(other.doc, Y.encodeStateAsUpdate(this.doc));
	}
}

function two(): [Peer, Peer] {
	return [new Peer('jia', 10), new Peer('yi', 20)];
}

const idOf = (result: ReturnType<Comments['add']>): string => (result.ok ? result.id! : '');

describe('threads', () => {
	it('[C101] hold what was said about a place, in the order of time', () => {
		const [jia, yi] = two();
		const thread = idOf(jia.comments.add(CELL, { text: '这个数对吗？' }));
		jia.meet(yi);
		yi.comments.reply(thread, { text: '对的', mentions: ['jia'] });
		yi.meet(jia);
		expect(jia.threads).toMatchObject([
			{
				id: thread,
				anchor: CELL,
				unread: 1,
				comments: [
					{ by: 'jia', text: '这个数对吗？', own: true, unread: false },
					{ by: 'yi', text: '对的', mentions: ['jia'], own: false, unread: true }
				]
			}
		]);
		expect(jia.threads[0].resolved).toBeUndefined();
	});

	it('[C102] keep both of what two people say while apart', () => {
		const [jia, yi] = two();
		const thread = idOf(jia.comments.add(CELL, { text: '起' }));
		jia.meet(yi);
		jia.comments.reply(thread, { text: '甲' });
		yi.comments.reply(thread, { text: '乙' });
		yi.comments.add(CELL, { text: '另起' });
		jia.meet(yi);
		expect(jia.words.toSorted()).toEqual(['起', '甲', '乙', '另起'].toSorted());
		expect(yi.words).toEqual(jia.words);
	});

	it('[C103] change and lose words by their author only', () => {
		const [jia, yi] = two();
		const thread = idOf(jia.comments.add(CELL, { text: '错了' }));
		jia.meet(yi);
		const answer = idOf(yi.comments.reply(thread, { text: '哪里？' }));
		yi.comments.edit(thread, { text: '别人的话' });
		yi.comments.remove(thread);
		yi.meet(jia);
		expect(jia.words).toEqual(['错了', '哪里？']);
		jia.comments.edit(thread, { text: '错在合计', mentions: ['yi'] });
		expect(jia.threads[0].comments[0]).toMatchObject({ text: '错在合计', mentions: ['yi'] });
		expect(jia.threads[0].comments[0].edited).toBeGreaterThan(jia.threads[0].comments[0].t);
		jia.comments.remove(thread);
		expect(jia.threads[0].comments[0]).toMatchObject({ text: '', deleted: true });
		jia.meet(yi);
		yi.comments.remove(answer);
		expect(yi.threads).toEqual([]);
		expect(JSON.stringify(yi.doc.getMap('comments').toJSON())).not.toContain('错在合计');
	});

	it('[C105] settle and open again; an answer the settler had not seen opens it', () => {
		const [jia, yi] = two();
		const thread = idOf(jia.comments.add(CELL, { text: '起' }));
		jia.meet(yi);
		yi.comments.resolve(thread);
		yi.meet(jia);
		expect(jia.threads[0].resolved).toMatchObject({ by: 'yi' });
		jia.comments.reopen(thread);
		expect(jia.threads[0].resolved).toBeUndefined();
		jia.meet(yi);
		// 甲 answers without knowing that 乙 settles; 乙 is later by the clock.
		jia.comments.reply(thread, { text: '还有' });
		yi.comments.resolve(thread);
		expect(yi.threads[0].resolved).toBeDefined();
		jia.meet(yi);
		expect(yi.threads[0].resolved).toBeUndefined();
		expect(jia.threads[0].resolved).toBeUndefined();
	});

	it('[C107] are refused where they may not be written, or are too long', () => {
		const [jia] = two();
		expect(jia.comments.add(CELL, { text: 'x'.repeat(4001) })).toMatchObject({
			refusal: { kind: 'too-long', length: 4001, allowed: 4000 }
		});
		jia.refusal = { kind: 'read-only' };
		expect(jia.comments.add(CELL, { text: '不行' })).toEqual({ ok: false, refusal: jia.refusal });
		expect(jia.threads).toEqual([]);
	});

	it('[C108] leave out what is no comment', () => {
		const [jia] = two();
		const map = commentsOf(jia.doc);
		map.set('a', { by: 'x', t: 1, text: 'no anchor, no thread' });
		map.set('b', { by: 'x', t: 1, text: '', thread: 'a', anchor: CELL });
		map.set('c', { by: 'x', t: 1, text: '', anchor: { ...CELL, sheet: 'T 99' } });
		map.set('d', { by: 'x', t: 1, mark: 'resolved', thread: 'a', seen: 0.5 });
		map.set('constructor', { by: 'x', t: 1, text: '', anchor: CELL });
		map.set('e', null);
		expect(jia.threads).toEqual([]);
		fc.assert(
			fc.property(fc.string(), fc.jsonValue(), (id, value) => {
				const entry = readEntry(id, value);
				if (entry)
					expect(readEntry(id, JSON.parse(JSON.stringify({ ...entry, id: undefined })))).toEqual(
						entry
					);
			})
		);
	});
});

describe('what a person has seen', () => {
	it('[C106] is known on all their devices and to nobody else', () => {
		const [jia, yi] = two();
		const first = new Y.Doc();
		const desk = new Peer('bing', 30, first);
		const thread = idOf(jia.comments.add(CELL, { text: '一' }));
		jia.meet(desk);
		jia.meet(yi);
		expect(desk.threads[0].unread).toBe(1);
		desk.comments.markSeen([thread]);
		expect(desk.threads[0].unread).toBe(0);
		const laptop = new Peer('bing', 31);
		Y.applyUpdate(laptop.own, Y.encodeStateAsUpdate(first));
		jia.meet(laptop);
		expect(laptop.threads[0].unread).toBe(0);
		expect(yi.threads[0].unread).toBe(1);
	});

	it('[C106] is exact: old words that arrive late are new', () => {
		const [jia, yi] = two();
		const thread = idOf(jia.comments.add(CELL, { text: '一' }));
		jia.meet(yi);
		yi.comments.reply(thread, { text: '写得早，到得晚' });
		jia.comments.reply(thread, { text: '二' });
		jia.comments.markSeen(jia.threads[0].comments.map(({ id }) => id));
		jia.meet(yi);
		expect(jia.threads[0].unread).toBe(1);
	});

	it('[C106] holds for now where it cannot be kept', () => {
		const [jia, yi] = two();
		const thread = idOf(jia.comments.add(CELL, { text: '一' }));
		jia.meet(yi);
		yi.refusal = { kind: 'storage-failed', reason: 'quota' };
		yi.comments.markSeen([thread]);
		expect(yi.threads[0].unread).toBe(0);
		expect(yi.own.getMap('seen').size).toBe(0);
	});
});

type Step =
	| { readonly kind: 'add' | 'reply' | 'edit' | 'remove' | 'toggle'; who: number; which: number }
	| { readonly kind: 'meet'; who: number; with: number };

const step: fc.Arbitrary<Step> = fc.oneof(
	fc.record({
		kind: fc.constantFrom('add', 'reply', 'reply', 'edit', 'remove', 'toggle'),
		who: fc.nat(3),
		which: fc.nat(20)
	}),
	fc.record({ kind: fc.constant('meet'), who: fc.nat(3), with: fc.nat(3) })
) as fc.Arbitrary<Step>;

describe('[C109] whatever people say while apart', () => {
	it('arrives: everybody reads the same, nobody’s words are lost or altered', () => {
		fc.assert(
			fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
				const peers = ['jia', 'yi', 'bing', 'ding'].map((me, i) => new Peer(me, 10 + i));
				/** What each comment's author last said; nothing once taken back. */
				const said = new Map<string, string>();
				for (const [n, each] of steps.entries()) run(peers, each, `第${n}句`, said);
				for (const a of peers) for (const b of peers) if (a !== b) a.meet(b);
				const [first, ...others] = peers;
				const found = new Map(
					first.threads.flatMap(({ comments }) =>
						comments.filter(({ deleted }) => !deleted).map(({ id, text }) => [id, text] as const)
					)
				);
				expect(new Map([...found].toSorted())).toEqual(new Map([...said].toSorted()));
				for (const other of others) expect(shape(other)).toEqual(shape(first));
			}),
			{ numRuns: 300 }
		);
	});
});

function run(peers: readonly Peer[], step: Step, text: string, said: Map<string, string>): void {
	const peer = peers[step.who];
	if (step.kind === 'meet') {
		if (step.with !== step.who) peer.meet(peers[step.with]);
		return;
	}
	const { threads, comments } = peer;
	const thread = threads[step.which % Math.max(1, threads.length)];
	const own = threads.flatMap((each) => each.comments).filter((c) => c.own && !c.deleted);
	const mine = own[step.which % Math.max(1, own.length)];
	if (step.kind === 'add') said.set(idOf(comments.add(CELL, { text })), text);
	else if (step.kind === 'reply' && thread)
		said.set(idOf(comments.reply(thread.id, { text })), text);
	else if (step.kind === 'edit' && mine) {
		comments.edit(mine.id, { text });
		said.set(mine.id, text);
	} else if (step.kind === 'remove' && mine) {
		comments.remove(mine.id);
		said.delete(mine.id);
	} else if (step.kind === 'toggle' && thread) {
		if (thread.resolved) comments.reopen(thread.id);
		else comments.resolve(thread.id);
	}
}

/** What does not differ from reader to reader. */
function shape({ threads }: Peer): unknown {
	return threads.map(({ id, anchor, resolved, at, comments }) => ({
		id,
		anchor,
		resolved,
		at,
		comments: comments.map(({ own: _own, unread: _unread, ...rest }) => rest)
	}));
}
