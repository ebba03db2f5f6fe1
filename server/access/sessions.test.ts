import { describe, expect, it } from 'vitest';
import { MemoryStore } from '../store/memory-store';
import { demoPeople } from './demo-identities';
import { COOKIE, newToken, readToken, setCookie } from './session-token';
import { SESSION_LASTS, Sessions } from './sessions';

const secret = new Uint8Array(32).fill(7);
const person = { id: 'coordinator', name: '财务科', role: 'coordinator' as const };

function scene(mode: 'demo' | 'production' = 'demo') {
	const store = new MemoryStore();
	const clock = { now: 1000 };
	const open = (as = mode): Sessions =>
		new Sessions({ store, secret, mode: as, now: () => clock.now });
	return { store, clock, open, sessions: open() };
}

describe('sessions', () => {
	it('open what the cookie says, also after a restart', async () => {
		const { sessions, open } = scene();
		const { cookie } = await sessions.start(person);
		const header = `a=b; ${COOKIE}=${cookie}`;
		expect((await sessions.find(header))?.person).toEqual(person);
		expect((await open().find(header))?.person).toEqual(person);
	});

	it('keep no token, only its hash', async () => {
		const { sessions, store } = scene();
		const { cookie, session } = await sessions.start(person);
		const kept = await store.sessions.find(session.hash);
		expect(JSON.stringify(kept)).not.toContain(cookie.split('.')[0]);
	});

	it('refuse a cookie that we did not sign', async () => {
		const { sessions } = scene();
		const { cookie } = await sessions.start(person);
		const [token, signature] = cookie.split('.');
		const flipped = (signature[0] === 'A' ? 'B' : 'A') + signature.slice(1);
		for (const forged of [
			`${token}.${flipped}`,
			token,
			`${token}.`,
			newToken(new Uint8Array(32)).cookie
		])
			expect(await sessions.find(`${COOKIE}=${forged}`)).toBeUndefined();
		expect(readToken(cookie, secret)).toBeDefined();
	});

	it('end: by the person, which is told, and with time', async () => {
		const { sessions, clock } = scene();
		const ended: string[] = [];
		sessions.onEnd((hash) => ended.push(hash));
		const first = await sessions.start(person);
		await sessions.end(first.session.hash);
		expect(ended).toEqual([first.session.hash]);
		expect(await sessions.find(`${COOKIE}=${first.cookie}`)).toBeUndefined();
		const second = await sessions.start(person);
		clock.now += SESSION_LASTS;
		expect(sessions.isOpen(second.session.hash)).toBe(false);
		expect(await sessions.find(`${COOKIE}=${second.cookie}`)).toBeUndefined();
	});

	it('of demo mode open nothing in production', async () => {
		const { sessions, open } = scene('demo');
		const { cookie } = await sessions.start(person);
		expect(await open('production').find(`${COOKIE}=${cookie}`)).toBeUndefined();
	});

	it('travel in a cookie that scripts and other sites cannot use', () => {
		expect(setCookie('x', { secure: true, maxAge: 5 })).toBe(
			`${COOKIE}=x; Path=/; Max-Age=5; HttpOnly; SameSite=Lax; Secure`
		);
	});
});

describe('demo people', () => {
	it('are a coordinator, a clerk per unit, a reviewer and a viewer', () => {
		const units = [
			{ id: 'u1', name: '本级' },
			{ id: 'u2', name: '看守所' }
		];
		const other = [{ id: 'u2', name: '别的单位' }];
		const people = demoPeople([{ units }, { units: other }, { units }]);
		expect(people.map((p) => p.id)).toEqual([
			'coordinator',
			'clerk-u1',
			'clerk-u2',
			'clerk-u2-2',
			'reviewer',
			'viewer'
		]);
		expect(people[3]).toMatchObject({ unit: 'u2', unitName: '别的单位' });
	});
});
