import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { Accounts } from '../access/accounts';
import { Sessions } from '../access/sessions';
import { SqliteStore } from '../store/sqlite/sqlite-store';
import { runCommandLine } from './command-line';

let data: string;
beforeEach(async () => {
	data = await mkdtemp(path.join(tmpdir(), 'hebian-users-'));
});

/** @param typed what somebody at the terminal types; absent: nobody sits there */
async function hebian(line: string, typed?: string[], environment: Record<string, string> = {}) {
	let out = '';
	let error = '';
	const code = await runCommandLine(line.split(' '), {
		home: data,
		environment: { HEBIAN_DATA: data, ...environment },
		out: (text) => (out += text),
		error: (text) => (error += text),
		...(typed && { askHidden: async () => typed.shift() ?? '' })
	});
	return { code, out, error };
}

async function opened<T>(work: (store: SqliteStore) => Promise<T>): Promise<T> {
	const store = new SqliteStore(path.join(data, 'hebian.db'));
	try {
		return await work(store);
	} finally {
		await store.close();
	}
}

function proves(username: string, password: string): Promise<boolean> {
	return opened(async (store) => {
		const accounts = new Accounts({ store, now: Date.now });
		await accounts.directory.refresh();
		return (await accounts.credentials.prove({ username, password, address: 'here' })).ok;
	});
}

describe('hebian user', () => {
	it('makes the first coordinator with a password that it shows once', async () => {
		const { code, out } = await hebian('user add boss --role coordinator --name 财务科');
		expect(code).toBe(0);
		const password = /(\w{5}(-\w{5}){3})/.exec(out)?.[1];
		expect(await proves('boss', password!)).toBe(true);
		const list = await hebian('user list');
		expect(list.out).toMatch(/^boss\t财务科\t预算统筹 全部部门\t/);
		expect(list.out).not.toContain(password);
	});

	it('asks for the password twice where somebody sits', async () => {
		const differ = await hebian('user add boss', ['a good long one', 'another long one']);
		expect(differ).toMatchObject({ code: 2, out: '' });
		expect((await hebian('user add boss', ['short', 'short'])).error).toContain('密码太短');
		expect((await hebian('user add boss', ['', ''])).code).toBe(2);
		const added = await hebian('user add boss', ['a good long one', 'a good long one']);
		expect(added.out).toBe('已添加账户 boss。\n');
		expect(await proves('boss', 'a good long one')).toBe(true);
	});

	it('refuses a taken name, a name that cannot be one, a clerk without unit', async () => {
		await hebian('user add boss');
		expect((await hebian('user add BOSS --lang en')).error).toContain('taken');
		expect((await hebian('user add a/b')).code).toBe(2);
		expect((await hebian('user add clerk --role clerk')).error).toContain('--unit');
		expect((await hebian('user add x9 --role emperor')).code).toBe(2);
	});

	it('sets a password and ends the sessions; removes, and keeps the name for old figures', async () => {
		await hebian('user add boss');
		await hebian('user add other');
		const hash = await opened(async (store) => {
			const { directory: people } = new Accounts({ store, now: Date.now });
			await people.refresh();
			const options = { store, people, mode: 'production' as const, now: Date.now };
			const sessions = new Sessions({ ...options, secret: new Uint8Array(32) });
			return (await sessions.start(people.byUsername('boss')!.id)).session.hash;
		});
		expect((await hebian('user password boss', ['quite a new one', 'quite a new one'])).code).toBe(
			0
		);
		expect(await proves('boss', 'quite a new one')).toBe(true);
		expect(await opened((store) => store.sessions.find(hash))).toBeUndefined();
		expect(await opened((store) => store.sessions.whyEnded(hash))).toBe('password');
		expect((await hebian('user remove boss')).code).toBe(0);
		expect(await proves('boss', 'quite a new one')).toBe(false);
		expect((await hebian('user list')).out).not.toContain('boss');
		expect((await hebian('user add boss')).error).toContain('已有人用');
		expect((await hebian('user remove boss')).error).toContain('没有账户');
		const audit = await opened((store) => store.audit.list(0, 10));
		expect(audit.map(({ action, by }) => `${by} ${action}`)).toEqual([
			'command-line user.add',
			'command-line user.add',
			'command-line user.password',
			'command-line user.remove'
		]);
	});

	it('[A13] without passwords gives a link, and [A12] shows and unbinds a subject', async () => {
		const off = { HEBIAN_LOCAL_ACCOUNTS: 'off', HEBIAN_ORIGIN: 'https://hebian.example' };
		const added = await hebian('user add boss', undefined, off);
		const token = /https:\/\/hebian\.example\/join#(\S+)/.exec(added.out)![1];
		expect(added.out).not.toContain('密码');
		expect((await hebian('user password boss', undefined, off)).error).toContain('user link');
		const subject = { issuer: 'https://id.example', subject: 's-1' };
		await opened(async (store) => {
			const accounts = new Accounts({ store, now: Date.now });
			await accounts.directory.refresh();
			expect((await accounts.enterByLink(token, {}, subject)).ok).toBe(true);
		});
		expect(await proves('boss', '')).toBe(false);
		expect((await hebian('user list')).out).toContain('s-1（https://id.example）');
		expect((await hebian('user link boss')).out).toContain('http://localhost:3000/join#');
		expect(await hebian('user unbind boss')).toMatchObject({ code: 0 });
		expect((await hebian('user unbind boss')).error).toContain('没有绑定');
		await opened((store) => store.subjects.bind({ ...subject, person: 'x', boundAt: 1 }));
		const audit = await opened((store) => store.audit.list(0, 10));
		expect(audit.map(({ action }) => action)).toEqual([
			...['user.add', 'user.reset-link', 'user.reset-link', 'subject.unbind']
		]);
	});

	it('says how to begin where there is nobody', async () => {
		expect((await hebian('user list')).error).toContain('hebian user add');
	});
});
