import { describe, expect, it } from 'vitest';
import { MemoryStore } from '../store/memory/memory-store';
import { demoIdentities, DemoPeople } from './demo-identities';
import { COOKIES, newToken, readToken, setCookie } from './session-token';
import { SESSION_LASTS, Sessions } from './sessions';

const secret = new Uint8Array(32).fill(7);
const COOKIE = COOKIES.demo;
const person = 'coordinator';

function scene(mode: 'demo' | 'production' = 'demo') {
	const store = new MemoryStore();
	const clock = { now: 1000 };
	const open = (as = mode): Sessions =>
		new Sessions({
			...{ store, secret, mode: as, now: () => clock.now },
			people: new DemoPeople(store)
		});
	return { store, clock, open, sessions: open() };
}

describe('sessions', () => {
	it('open what the cookie says, also after a restart', async () => {
		const { sessions, open } = scene();
		const { cookie } = await sessions.start(person);
		const header = `a=b; ${COOKIE}=${cookie}`;
		expect((await sessions.find(header))?.personId).toBe(person);
		const again = open();
		const found = await again.find(header);
		expect(found && again.personOf(found)).toMatchObject({ id: person, name: '财务科' });
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
		await sessions.end(first.session.hash, 'left');
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
		for (const name of Object.values(COOKIES))
			expect(await open('production').find(`${name}=${cookie}`)).toBeUndefined();
	});

	it('are listed to their person with where they are, and end all but one', async () => {
		const { sessions, clock } = scene();
		const first = await sessions.start(person, { agent: 'Firefox', address: '10.0.0.1' });
		clock.now += 1000;
		const second = await sessions.start(person, { agent: 'Edge', address: '10.0.0.2' });
		await sessions.start('viewer');
		expect(await sessions.ofPerson(person)).toMatchObject([
			{ agent: 'Edge' },
			{ agent: 'Firefox' }
		]);
		const ended: string[] = [];
		sessions.onEnd((hash) => ended.push(hash));
		expect(await sessions.endAll(person, 'left-elsewhere', second.session.hash)).toBe(1);
		expect(ended).toEqual([first.session.hash]);
		expect(sessions.isOpen(second.session.hash)).toBe(true);
	});

	it('remember when they were last used, to the minute', async () => {
		const { sessions, clock } = scene();
		const { cookie, session } = await sessions.start(person);
		const header = `${COOKIE}=${cookie}`;
		clock.now += 30_000;
		await sessions.find(header);
		expect(await sessions.ofPerson(person)).toMatchObject([{ seenAt: 1000 }]);
		clock.now += 30_000;
		await sessions.find(header);
		expect(await sessions.ofPerson(person)).toMatchObject([{ hash: session.hash, seenAt: 61_000 }]);
	});

	it('that another process ended end here too', async () => {
		const { sessions, store } = scene();
		const { session } = await sessions.start(person);
		const ended: string[] = [];
		sessions.onEnd((hash) => ended.push(hash));
		await sessions.refresh();
		expect(ended).toEqual([]);
		await store.sessions.end(session.hash, 'removed');
		await sessions.refresh();
		expect(ended).toEqual([session.hash]);
		expect(sessions.isOpen(session.hash)).toBe(false);
		expect(await store.sessions.whyEnded(session.hash)).toBe('removed');
	});

	it('[A7] tell why they ended, also after a restart, and nothing of one that is open', async () => {
		const { sessions, open, clock, store } = scene();
		const header = (cookie: string): string => `${COOKIE}=${cookie}`;
		const left = await sessions.start(person);
		const moved = await sessions.start(person);
		const kept = await sessions.start(person);
		await sessions.end(left.session.hash, 'left');
		await sessions.endAll(person, 'password', kept.session.hash);
		const again = open();
		expect(await again.whyEnded(header(left.cookie))).toBe('left');
		expect(await again.whyEnded(header(moved.cookie))).toBe('password');
		expect(await again.whyEnded(undefined)).toBeUndefined();
		expect(await again.whyEnded('other=x')).toBeUndefined();
		for (const cookie of [newToken(secret).cookie, newToken(new Uint8Array(32)).cookie, 'x'])
			expect(await again.whyEnded(header(cookie))).toBe('unknown');
		const gone = new Sessions({
			...{ store, secret, mode: 'demo', now: () => clock.now },
			people: { ...new DemoPeople(store), find: () => undefined } as never
		});
		expect(await gone.whyEnded(header(kept.cookie))).toBe('removed');
		clock.now += SESSION_LASTS;
		expect(await again.whyEnded(header(kept.cookie))).toBe('expired');
	});

	it('[A7] that nobody knows were lost to a restored backup, while a cookie of before may live', async () => {
		const { store, clock } = scene();
		const restored = { sessions: store.sessions, lostSpans: [{ after: 0, until: clock.now }] };
		const sessions = new Sessions({
			...{ store: restored, secret, mode: 'demo', now: () => clock.now },
			people: new DemoPeople(store)
		});
		const header = `${COOKIE}=${newToken(secret).cookie}`;
		expect(await sessions.whyEnded(header)).toBe('restored');
		clock.now += SESSION_LASTS;
		expect(await sessions.whyEnded(header)).toBe('unknown');
	});

	it('travel in a cookie that scripts and other sites cannot use', () => {
		expect(setCookie('x', { name: COOKIE, secure: true, maxAge: 5 })).toBe(
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
		const department = { code: '070', name: '公安局' };
		const other = {
			department: { code: '', name: '别的局' },
			units: [{ id: 'u2', name: '别的单位' }]
		};
		const people = demoIdentities([{ units, department }, other, { units, department }]);
		expect(people.map((p) => p.person.id)).toEqual([
			'coordinator',
			'clerk-u1',
			'clerk-u2',
			'clerk-u2-2',
			'reviewer',
			'viewer'
		]);
		expect(people[3]).toMatchObject({
			identity: { unit: 'u2' },
			person: { grants: [{ department: '别的局', role: 'clerk', unit: '别的单位' }] }
		});
	});
});
