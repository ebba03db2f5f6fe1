import { describe, expect, it, vi } from 'vitest';
import type { BookChange } from '$lib/budget/book/book';
import { LiveBook } from '$lib/budget/live/live-book';
import type { Identity } from '$lib/collab/room/identity';
import { printLivingText } from '$lib/budget/living/living-text';
import type { Session, SessionEvent } from '$lib/collab/session/session';
import { SMALL_BOOK } from '../../../../tests/support/small-book';
import { MemoryOfflineStore } from '$lib/collab/device/memory-offline-store';
import type { Finding } from '$lib/rules/finding/finding';
import { KeptFindings } from './kept-findings';
import type { Account } from './account.svelte';
import type { Answer, Api, BookInfo } from './api';
import { nameOf } from './people-names';
import type { CheckingEvents } from './rule-checking';
import { Workspace } from './workspace.svelte';

const clerk: Identity = { id: 'c', name: '经办', role: 'clerk', unit: 'u1' };
const info: BookInfo = {
	id: 'b',
	title: '甲局',
	head: SMALL_BOOK.head,
	rooms: [],
	identity: clerk
};

function scene({
	signedIn = true,
	answer,
	answers = [],
	store = new MemoryOfflineStore()
}: {
	signedIn?: boolean;
	answer?: Answer<BookInfo>;
	/** Given first, one after the other. */
	answers?: Answer<BookInfo>[];
	/** What the device keeps. */
	store?: MemoryOfflineStore;
} = {}) {
	const identity = signedIn ? clerk : undefined;
	const book = new LiveBook(SMALL_BOOK);
	const listeners = new Map<string, (value: never) => void>();
	const session = {
		book,
		identity: clerk,
		saved: { state: 'server', waiting: 0, online: true },
		peers: [],
		damaged: [] as readonly string[],
		missing: [] as Session['missing'],
		ready: Promise.resolve(),
		setPlace: vi.fn(),
		close: vi.fn(async () => undefined),
		on: (event: string, listener: (value: never) => void) => {
			listeners.set(event, listener);
			return () => listeners.delete(event);
		}
	} as unknown as Session;
	const emit = <K extends keyof SessionEvent>(event: K, value: SessionEvent[K]) =>
		listeners.get(event)?.(value as never);
	const members = [clerk];
	const changed = vi.fn();
	const missing = vi.fn();
	const opened = { missing: [] as readonly string[] };
	const stop = vi.fn();
	let events: CheckingEvents | undefined;
	const workspace = new Workspace('b', {
		openSession: () => session,
		keptFindings: (bookId) => new KeptFindings(store, bookId, 'v1'),
		account: { load: async () => undefined, identity, clockAhead: 0 } as unknown as Account,
		api: {
			book: async () => answers.shift() ?? answer ?? { ok: true, value: info, remembered: false },
			people: async () => ({ ok: true, value: [...members], remembered: false }),
			names: async () => ({ ok: true, value: { [clerk.id]: clerk.name }, remembered: false })
		} as unknown as Api,
		startChecking: (_book, given, _worker, gone = []) => {
			events = given;
			opened.missing = gone;
			return {
				changed,
				missing,
				opened,
				stop,
				preview: vi.fn(),
				consider: vi.fn(),
				whereUsed: vi.fn()
			};
		}
	});
	const engine = () => events!;
	return {
		workspace,
		book,
		session,
		emit,
		changed,
		missing,
		opened,
		stop,
		listeners,
		members,
		engine
	};
}

describe('an open book', () => {
	it('opens once its session is ready, and is checked', async () => {
		const { workspace, engine } = scene();
		await workspace.start();
		expect([workspace.phase, workspace.findings.phase]).toEqual(['open', 'checking']);
		engine().found([]);
		expect(workspace.findings.phase).toBe('live');
		engine().failed();
		expect(workspace.findings.phase).toBe('stopped');
	});
	it('[U24] shows what was found last, as of when, until its own check is in', async () => {
		const store = new MemoryOfflineStore();
		const finding = (id: string, row: string) =>
			({
				id,
				rule: 'W01',
				severity: 'error',
				cells: [{ row }],
				sheets: ['T1']
			}) as unknown as Finding;
		new KeptFindings(store, 'b', 'v1').keep([finding('a', 't1a'), finding('b', 'gone')]);
		const { workspace, engine } = scene({ store });
		await workspace.start();
		const { findings } = workspace;
		expect(findings.said(findings.counts.error)).toBe('1');
		expect(findings.shown.map(({ id }) => id)).toEqual(['a']);
		expect(findings.ofSheet('T1')).toHaveLength(1);
		expect(findings.asOf).toBeCloseTo(Date.now(), -5);
		// Nothing of it counts as what is found now.
		expect([findings.isKnown, findings.all, findings.phase]).toEqual([false, [], 'checking']);
		engine().found([]);
		expect([findings.asOf, findings.said(findings.counts.error)]).toEqual([undefined, '0']);
		expect(findings.ofSheet('T1')).toEqual([]);
		workspace.close();
		expect((await new KeptFindings(store, 'b', 'v1').recall())?.findings).toEqual([]);
	});
	it('says why it does not open', async () => {
		const nobody = scene({ signedIn: false });
		await nobody.workspace.start();
		expect(nobody.workspace.failure).toEqual({ kind: 'no-identity' });
		const missing = scene({ answer: { ok: false, failure: { kind: 'not-found' } } });
		await missing.workspace.start();
		expect(missing.workspace.failure).toEqual({ kind: 'not-found' });
	});
	it('opens by itself once the server answers', async () => {
		vi.useFakeTimers();
		try {
			const unreachable: Answer<BookInfo>[] = Array.from({ length: 3 }, () => {
				return { ok: false, failure: { kind: 'unreachable' } };
			});
			const { workspace } = scene({ answers: unreachable });
			await workspace.start();
			expect([workspace.phase, workspace.failure]).toEqual(['failed', { kind: 'unreachable' }]);
			await vi.advanceTimersByTimeAsync(2_000);
			expect(workspace.phase).toBe('failed');
			await vi.advanceTimersByTimeAsync(6_000);
			expect(workspace.phase).toBe('open');
		} finally {
			vi.useRealTimers();
		}
	});
	it('hands every change to the view and to the engine', async () => {
		const { workspace, book, emit, changed } = scene();
		await workspace.start();
		const change: BookChange = { kind: 'cell', row: 't2a', column: '合计', value: 7 };
		book.apply(change);
		emit('changes', { changes: [change], remote: true });
		expect(changed).toHaveBeenCalledWith([change], true);
		expect(workspace.open?.view.value('t2a', '合计')).toBe(7);
	});
	it('[E24] checks nothing that reads a part which is not here, from the start and until it comes', async () => {
		const { workspace, session, emit, missing, opened } = scene();
		Object.assign(session, { missing: [{ kind: 'unit', book: 'b', unit: 'u2' }] });
		await workspace.start();
		expect(opened.missing).toEqual(['u2']);
		expect(workspace.missing).toEqual(['u2']);
		const { living } = workspace.open!.view;
		expect(printLivingText('{{T12[*].合计}}', living).text).toBe('（数据未到）');
		emit('missing', []);
		expect(printLivingText('{{T12[*].合计}}', living).text).toMatch(/万元$/);
		expect(missing).toHaveBeenCalledWith([]);
		expect(workspace.missing).toEqual([]);
	});
	it('follows what the session says of saving, people and undo', async () => {
		const { workspace, emit } = scene();
		await workspace.start();
		emit('saved', { state: 'device', waiting: 3, online: false });
		emit('undo', { canUndo: true, canRedo: false });
		expect(workspace.saved.waiting).toBe(3);
		expect(workspace.undoable.canUndo).toBe(true);
	});
	it('knows by name who was here, and who became a member while the line was down', async () => {
		const { workspace, emit, members } = scene();
		await workspace.start();
		emit('peers', [{ client: 1, identity: { ...clerk, id: 'x', name: '来过' } }]);
		emit('peers', []);
		expect(nameOf('x', workspace)).toBe('来过');
		emit('saved', { state: 'device', waiting: 0, online: false });
		members.push({ ...clerk, id: 'y', name: '新来' });
		expect(nameOf('y', workspace)).toBe('y');
		emit('saved', { state: 'server', waiting: 0, online: true });
		await vi.waitFor(() => expect(nameOf('y', workspace)).toBe('新来'));
	});
	it('says once that the sign-in ended, and never that edits were refused for it', async () => {
		const { workspace, emit } = scene();
		await workspace.start();
		for (const room of ['book/b/department', 'book/b/unit/u1'])
			emit('refused', { room, refusal: { kind: 'signed-out' } });
		expect(workspace.access).toBe('signed-out');
		expect(workspace.refused).toBeUndefined();
	});
	it('says that rooms are damaged for as long as they are, whoever else is greeted', async () => {
		const { workspace, session, emit } = scene();
		await workspace.start();
		const damaged = (rooms: readonly string[]) => Object.assign(session, { damaged: rooms });
		damaged(['book/b/unit/u2']);
		emit('refused', { room: 'book/b/unit/u2', refusal: { kind: 'damaged' } });
		emit('access', clerk);
		expect(workspace.damaged).toEqual(['book/b/unit/u2']);
		damaged([]);
		emit('access', clerk);
		expect(workspace.damaged).toEqual([]);
	});
	it('finds the row of a form as the rules do', async () => {
		const { workspace } = scene();
		await workspace.start();
		expect(workspace.open?.projectRows.partnerOf('p1')).toBe('t12a');
		expect(workspace.open?.projectRows.partnerOf('p2')).toBeUndefined();
	});
	it('leaves nothing behind when it is closed', async () => {
		const { workspace, session, stop, listeners } = scene();
		await workspace.start();
		workspace.close();
		expect(stop).toHaveBeenCalled();
		expect(session.close).toHaveBeenCalled();
		expect(listeners.size).toBe(0);
	});
	it('opens nothing when it is closed before the answer came', async () => {
		const { workspace } = scene();
		const started = workspace.start();
		workspace.close();
		await started;
		expect(workspace.phase).toBe('opening');
	});
});
