import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Account } from './account.svelte';
import { Api } from './api';
import { Remembered } from './remembered';

const me = (id: string | null, now = 5_000) => ({
	identity: id && { id, name: id, role: 'clerk' },
	mode: 'demo',
	demo: [],
	now
});
const json = (value: unknown, status = 200) =>
	new Response(JSON.stringify(value), { status, headers: { 'content-type': 'application/json' } });

let fetch: ReturnType<typeof vi.fn<typeof globalThis.fetch>>;
let values: Map<string, string>;
const api = (isOnline = () => true) =>
	new Api(
		fetch,
		new Remembered({
			getItem: (key) => values.get(key) ?? null,
			setItem: (key, value) => void values.set(key, value),
			removeItem: (key) => void values.delete(key)
		}),
		isOnline
	);

beforeEach(() => {
	fetch = vi.fn<typeof globalThis.fetch>();
	values = new Map();
});

describe('answers of the server', () => {
	it('stand in for it while it cannot be reached', async () => {
		fetch.mockImplementation(async () => json([{ id: 'b' }]));
		await api().books();
		fetch.mockRejectedValue(new TypeError('no network'));
		expect(await api().books()).toEqual({ ok: true, value: [{ id: 'b' }], remembered: true });
	});
	it('are not waited for where the device has no network', async () => {
		fetch.mockImplementation(async () => json([]));
		await api().books();
		fetch.mockClear();
		expect(await api(() => false).books()).toMatchObject({ ok: true, remembered: true });
		expect(fetch).not.toHaveBeenCalled();
	});
	it('say that nothing is known where there never was one', async () => {
		fetch.mockRejectedValue(new TypeError('no network'));
		expect(await api().books()).toEqual({ ok: false, failure: { kind: 'unreachable' } });
	});
	it.each([
		[401, 'no-identity'],
		[403, 'forbidden'],
		[404, 'not-found']
	])('are forgotten when the server refuses with %i', async (status, kind) => {
		const asked = api();
		fetch.mockResolvedValueOnce(json({ id: 'b' }));
		await asked.book('b');
		fetch.mockResolvedValueOnce(json({}, status));
		expect(await asked.book('b')).toEqual({ ok: false, failure: { kind } });
		fetch.mockRejectedValue(new TypeError('no network'));
		expect(await asked.book('b')).toMatchObject({ ok: false });
	});
	it('of one person are not shown to another', async () => {
		const asked = api();
		fetch.mockResolvedValueOnce(json(me('one'))).mockResolvedValueOnce(json({ id: 'b' }));
		await asked.me();
		await asked.book('b');
		fetch.mockResolvedValueOnce(json(me('two')));
		await asked.me();
		fetch.mockRejectedValue(new TypeError('no network'));
		expect(await asked.book('b')).toMatchObject({ ok: false });
	});
});

describe('the account', () => {
	it('knows how far the clock of the device is ahead of the server', async () => {
		fetch.mockResolvedValue(json(me('one', 5_000)));
		const account = new Account(api(), () => 65_000);
		await account.load();
		expect(account.clockAhead).toBe(60_000);
		expect(account.identity?.id).toBe('one');
	});
	it('becomes somebody else and asks the server who', async () => {
		fetch.mockResolvedValueOnce(json(me(null)));
		const account = new Account(api(), () => 0);
		await account.load();
		expect(account.identity).toBeUndefined();
		fetch.mockResolvedValueOnce(json({})).mockResolvedValueOnce(json(me('two')));
		expect(await account.become('two')).toBeUndefined();
		expect(account.identity?.id).toBe('two');
	});
	it('stays who it is where the server refuses', async () => {
		fetch.mockResolvedValueOnce(json(me('one')));
		const account = new Account(api(), () => 0);
		await account.load();
		fetch.mockResolvedValueOnce(json({}, 403));
		expect(await account.become('two')).toEqual({ kind: 'forbidden' });
		expect(account.identity?.id).toBe('one');
	});
});
