import { afterEach, describe, expect, it } from 'vitest';
import { CLOSE_CODES } from '$lib/collab/wire/wire';
import { SESSION_LASTS } from '../access/sessions';
import { DEPARTMENT, setCell, UNIT_1, UNIT_2 } from '../relay/relay-scene';
import {
	add,
	clerkOf2,
	clock,
	closeScene,
	connect,
	here,
	office,
	OFFICE,
	PASSWORD,
	scene,
	signIn,
	start
} from './accounts-scene';

afterEach(closeScene);

describe('signing in', () => {
	it('says on a new server that nobody can yet', async () => {
		const ask = await start();
		expect((await ask('GET /me')).json).toMatchObject({
			identity: null,
			demo: [],
			withoutUsers: true
		});
		await add('boss', here('coordinator'));
		expect((await ask('GET /me')).json).toMatchObject({ withoutUsers: false });
	});

	it('opens what the person may see, by a cookie that only we get and only by https', async () => {
		const ask = await start();
		await add('boss', here('coordinator'));
		const entered = await signIn(ask, ' Boss ');
		expect(entered.json).toMatchObject({ identity: { name: 'boss同志', role: 'coordinator' } });
		expect(entered.set).toMatch(
			/^__Host-hebian_session=[\w.-]+; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax; Secure$/
		);
		const { cookie } = entered;
		expect((await ask('GET /books', { cookie })).json).toHaveLength(1);
		expect((await ask('GET /books/b1', { cookie })).json.identity?.role).toBe('coordinator');
	});

	it('answers a wrong password and an unknown name alike', async () => {
		const ask = await start();
		await add('boss', here('coordinator'));
		const wrong = await signIn(ask, 'boss', 'not this one at all');
		const unknown = await signIn(ask, 'nobody', 'not this one at all');
		expect(wrong.status).toBe(401);
		expect([unknown.status, unknown.text, unknown.set]).toEqual([
			wrong.status,
			wrong.text,
			wrong.set
		]);
		for (let i = 0; i < 4; i++) {
			await signIn(ask, 'boss', 'x');
			await signIn(ask, 'nobody', 'x');
		}
		const slowed = [await signIn(ask, 'boss', 'x'), await signIn(ask, 'nobody', 'x')];
		expect(slowed.map(({ json }) => json.failure.kind)).toEqual(['throttled', 'throttled']);
	});

	it('is slowed after failures, says until when, and holds the right password up as well', async () => {
		const ask = await start();
		await add('boss', here('coordinator'));
		for (let i = 0; i < 5; i++) expect((await signIn(ask, 'boss', `wrong ${i}`)).status).toBe(401);
		const slowed = await signIn(ask, 'boss');
		expect(slowed.status).toBe(429);
		expect(slowed.json.failure.retryAt).toBeGreaterThan(Date.now() + 20_000);
		expect(Number(slowed.retryAfter)).toBeGreaterThan(20);
		clock.ahead = 31_000;
		expect((await signIn(ask, 'boss')).status).toBe(200);
		expect((await signIn(ask, 'boss', 'wrong')).status).toBe(401);
	});

	it('counts by the address that our proxy saw, not by one that is claimed', async () => {
		const ask = await start({ proxies: 1 });
		const from = (address: string) => ({ 'x-forwarded-for': address });
		for (let i = 0; i < 30; i++) await signIn(ask, `n${i}`, 'x', from(`6.6.6.${i}, 10.0.0.7`));
		expect((await signIn(ask, 'other', 'x', from('1.1.1.1, 10.0.0.7'))).status).toBe(429);
		expect((await signIn(ask, 'other', 'x', from('10.0.0.7, 10.0.0.8'))).status).toBe(401);
	});

	it('gives a new session whatever cookie came along, and ends the one before', async () => {
		const ask = await start();
		await add('boss', here('coordinator'));
		await add('clerk', clerkOf2);
		const planted = (await signIn(ask, 'clerk')).cookie;
		const body = { username: 'boss', password: PASSWORD };
		const entered = await ask('POST /session', { cookie: planted, body });
		expect(entered.cookie).not.toBe(planted);
		expect((await ask('GET /me', { cookie: planted })).json.identity).toBeNull();
		const made = await ask('POST /session', {
			cookie: '__Host-hebian_session=chosen.by-somebody',
			body
		});
		expect(made.cookie).not.toContain('chosen');
		expect((await ask('GET /me', { cookie: made.cookie })).json.identity?.name).toBe('boss同志');
	});

	it('and everything else that changes something, only from our own pages', async () => {
		const { ask, boss, clerk } = await office();
		const calls = [
			'POST /session',
			'DELETE /session',
			'POST /me/password',
			'POST /me/name',
			'DELETE /me/sessions',
			'POST /links/look',
			'POST /links/join',
			'POST /links/reset',
			'POST /books/b1/invitations',
			`POST /books/b1/people/${clerk.id}`,
			`DELETE /books/b1/people/${clerk.id}`,
			`DELETE /books/b1/people/${clerk.id}/sessions`
		];
		for (const origin of ['https://evil.example', 'http://hebian.example', 'null'])
			for (const call of calls) {
				const answer = await ask(call, { cookie: boss.cookie, body: {}, headers: { origin } });
				expect([call, answer.json]).toEqual([call, { failure: { kind: 'foreign-origin' } }]);
			}
	});

	it('never shows a password or its hash again', async () => {
		const { ask, boss } = await office();
		const seen = ['/me', '/me/profile', '/books/b1/people', '/books/b1/roster', '/books/b1/names'];
		for (const where of seen) {
			const { text } = await ask(`GET ${where}`, { cookie: boss.cookie });
			expect(text).not.toContain('scrypt');
		}
		await signIn(ask, 'boss', 'a secret mistake');
		const kept = JSON.stringify([scene.logged, await scene.store.audit.list(0, 1000)]);
		expect(kept).not.toContain('a secret mistake');
		expect(kept).not.toContain(PASSWORD);
		expect(JSON.stringify(await scene.store.users.list())).not.toContain(PASSWORD);
	});

	it('is not there in demo mode', async () => {
		const ask = await start({ mode: 'demo', origin: undefined });
		const body = { username: 'a', password: 'b' };
		const answer = await ask('POST /session', {
			body,
			headers: { origin: `http://127.0.0.1:${scene.port}` }
		});
		expect(answer.json).toEqual({ failure: { kind: 'no-accounts' } });
	});
});

describe('inviting', () => {
	const wanted = { role: 'clerk', unit: 'u2', note: '李四' };

	it('makes a link that lets one person in, once, with what it says', async () => {
		const { ask, boss } = await office();
		const made = await ask('POST /books/b1/invitations', { cookie: boss.cookie, body: wanted });
		expect(made.status).toBe(201);
		const { token } = made.json;
		expect((await ask('POST /links/look', { body: { token } })).json).toMatchObject({
			kind: 'join',
			grant: { department: OFFICE, role: 'clerk', unit: '晋城市看守所' },
			by: 'boss同志'
		});
		const self = { token, username: 'li4', name: '李四', password: 'a long enough one' };
		const both = await Promise.all([
			ask('POST /links/join', { body: self }),
			ask('POST /links/join', { body: { ...self, username: 'wang5' } })
		]);
		expect(both.map(({ status }) => status).sort()).toEqual([200, 410]);
		const { cookie } = both.find(({ status }) => status === 200)!;
		expect((await ask('GET /books/b1', { cookie })).json).toMatchObject({
			identity: { role: 'clerk', unit: 'u2' },
			rooms: expect.arrayContaining([
				expect.objectContaining({ room: UNIT_1, mayWrite: false }),
				expect.objectContaining({ room: UNIT_2, mayWrite: true })
			])
		});
		expect((await ask('POST /links/look', { body: { token } })).json.failure.kind).toBe(
			'link-gone'
		);
		const roster = await ask('GET /books/b1/roster', { cookie: boss.cookie });
		expect(roster.json.invitations).toEqual([]);
		expect(roster.json.members).toHaveLength(3);
	});

	it('keeps the link good where the name is taken or the password weak', async () => {
		const { ask, boss } = await office();
		const made = await ask('POST /books/b1/invitations', { cookie: boss.cookie, body: wanted });
		const { token } = made.json;
		const self = { token, username: 'li4', name: '李四', password: 'a long enough one' };
		const tries: [object, object][] = [
			[{ username: 'BOSS' }, { kind: 'username-taken' }],
			[{ username: 'l/4' }, { kind: 'bad-username' }],
			[{ name: ' ' }, { kind: 'bad-name' }],
			[{ password: 'short' }, { kind: 'weak-password', reason: 'too-short' }]
		];
		for (const [wrong, failure] of tries)
			expect((await ask('POST /links/join', { body: { ...self, ...wrong } })).json).toEqual({
				failure
			});
		expect((await ask('POST /links/join', { body: self })).status).toBe(200);
	});

	it('says for whom without what turns or hides text', async () => {
		const { ask, boss } = await office();
		const { cookie } = boss;
		const body = { ...wanted, note: ' 李\u202e四\u200b\n\u0000 ' };
		await ask('POST /books/b1/invitations', { cookie, body });
		const endless = { ...wanted, note: '甲'.repeat(10_000) };
		const refused = await ask('POST /books/b1/invitations', { cookie, body: endless });
		expect(refused.status).toBe(400);
		const listed = (await ask('GET /books/b1/roster', { cookie })).json.invitations;
		expect(listed).toMatchObject([{ note: '李四' }]);
	});

	it('ends with a week, or when it is withdrawn', async () => {
		const { ask, boss } = await office();
		const cookie = boss.cookie;
		const first = await ask('POST /books/b1/invitations', { cookie, body: wanted });
		const listed = (await ask('GET /books/b1/roster', { cookie })).json.invitations;
		expect(listed).toMatchObject([{ id: first.json.id, role: 'clerk', unit: 'u2', note: '李四' }]);
		expect(JSON.stringify(listed)).not.toContain(first.json.token);
		await ask(`DELETE /books/b1/invitations/${first.json.id}`, { cookie });
		const look = (token: string) => ask('POST /links/look', { body: { token } });
		expect((await look(first.json.token)).status).toBe(410);
		const second = await ask('POST /books/b1/invitations', { cookie, body: wanted });
		expect((await look(second.json.token)).status).toBe(200);
		clock.ahead = 7 * 24 * 3600_000;
		expect((await look(second.json.token)).status).toBe(410);
	});

	it('gives somebody who has an account another role with it', async () => {
		const { ask, boss } = await office();
		await add('guest', { department: '教育局', role: 'coordinator' });
		const { cookie } = await signIn(ask, 'guest');
		expect((await ask('GET /books/b1', { cookie })).status).toBe(404);
		const made = await ask('POST /books/b1/invitations', {
			cookie: boss.cookie,
			body: { role: 'reviewer', note: '' }
		});
		const { token } = made.json;
		expect((await ask('POST /links/join-as-self', { body: { token } })).status).toBe(401);
		expect((await ask('POST /links/join-as-self', { cookie, body: { token } })).status).toBe(200);
		expect((await ask('GET /books/b1', { cookie })).json.identity?.role).toBe('reviewer');
		expect((await ask('GET /me/profile', { cookie })).json.grants).toHaveLength(2);
	});

	it('and all about people is the coordinator’s of that department', async () => {
		const { ask, clerk, boss } = await office();
		await add('stranger', { department: '教育局', role: 'coordinator' });
		const stranger = (await signIn(ask, 'stranger')).cookie;
		const calls = [
			'GET /books/b1/roster',
			'POST /books/b1/invitations',
			`POST /books/b1/people/${boss.id}`,
			`DELETE /books/b1/people/${boss.id}`,
			`DELETE /books/b1/people/${boss.id}/sessions`,
			`POST /books/b1/people/${boss.id}/reset`
		];
		for (const call of calls) {
			const body = call.startsWith('POST') ? { role: 'viewer', note: '' } : undefined;
			expect((await ask(call, { cookie: clerk.cookie, body })).status).toBe(403);
			expect((await ask(call, { cookie: stranger, body })).status).toBe(404);
			expect((await ask(call, { body })).status).toBe(401);
		}
	});

	it('gives no unit that the book does not have', async () => {
		const { ask, boss } = await office();
		for (const body of [
			{ role: 'clerk', note: '' },
			{ role: 'clerk', unit: 'u9', note: '' },
			{ role: 'emperor', note: '' }
		])
			expect((await ask('POST /books/b1/invitations', { cookie: boss.cookie, body })).status).toBe(
				400
			);
	});
});

describe('somebody’s rights', () => {
	it('[R8] when withdrawn, close their rooms at once and refuse what they wrote', async () => {
		const { ask, boss, clerk } = await office();
		const rooms = await Promise.all([connect(clerk.cookie), connect(clerk.cookie, DEPARTMENT)]);
		const other = await connect(boss.cookie);
		await Promise.all([...rooms, other].map((client) => client.sync()));
		const begun = Date.now();
		expect((await ask(`DELETE /books/b1/people/${clerk.id}`, { cookie: boss.cookie })).status).toBe(
			200
		);
		rooms[0].edit(setCell('r2:合计', 7));
		for (const room of rooms)
			expect(await room.untilClosed()).toEqual({
				code: CLOSE_CODES.withdrawn,
				reason: 'withdrawn'
			});
		expect(Date.now() - begun).toBeLessThan(20_000);
		await other.sync();
		expect(other.cell('r2:合计')).not.toMatchObject({ v: 7 });
		expect(other.closed).toBeUndefined();
		expect((await ask('GET /books/b1', { cookie: clerk.cookie })).status).toBe(404);
		const again = await connect(clerk.cookie);
		expect((await again.untilClosed()).code).toBe(CLOSE_CODES['no-such-room']);
		// The name stays beside what they wrote.
		const { json } = await ask('GET /books/b1/names', { cookie: boss.cookie });
		expect(json[clerk.id]).toBe('clerk同志');
	});

	it('[R8] when changed, are said anew on the open line, and count from that moment', async () => {
		const { ask, boss, clerk } = await office();
		const [own, others] = [
			await connect(clerk.cookie, UNIT_2),
			await connect(clerk.cookie, UNIT_1)
		];
		await Promise.all([own.sync(), others.sync()]);
		const body = { role: 'clerk', unit: 'u1' };
		await ask(`POST /books/b1/people/${clerk.id}`, { cookie: boss.cookie, body });
		others.edit(setCell('new:合计', 5));
		await others.acked();
		own.edit(setCell('r2:合计', 7));
		expect((await own.untilClosed()).code).toBe(CLOSE_CODES['not-yours']);
	});

	it('leave a department its last coordinator', async () => {
		const { ask, boss, clerk } = await office();
		const { cookie } = boss;
		const last = { failure: { kind: 'last-coordinator' } };
		expect((await ask(`DELETE /books/b1/people/${boss.id}`, { cookie })).json).toEqual(last);
		const body = { role: 'viewer' };
		expect((await ask(`POST /books/b1/people/${boss.id}`, { cookie, body })).json).toEqual(last);
		await ask(`POST /books/b1/people/${clerk.id}`, { cookie, body: { role: 'coordinator' } });
		expect((await ask(`POST /books/b1/people/${boss.id}`, { cookie, body })).status).toBe(200);
	});

	it('are not taken over by way of a password link from a smaller office', async () => {
		const { ask, boss } = await office();
		const both = await add('both', here('clerk', '晋城市看守所'), {
			department: '教育局',
			role: 'coordinator'
		});
		const call = `POST /books/b1/people/${both}/reset`;
		expect((await ask(call, { cookie: boss.cookie, body: {} })).status).toBe(403);
	});
});

describe('sessions', () => {
	it('[R7] end their sockets when the person signs out elsewhere with the same cookie', async () => {
		const { ask, clerk } = await office();
		const client = await connect(clerk.cookie);
		await ask('DELETE /session', { cookie: clerk.cookie });
		expect((await client.untilClosed()).code).toBe(CLOSE_CODES['no-session']);
	});

	it('[R7] end their sockets when they run out', async () => {
		const { clerk } = await office();
		const client = await connect(clerk.cookie);
		await client.sync();
		clock.ahead = SESSION_LASTS;
		expect((await client.untilClosed()).code).toBe(CLOSE_CODES['no-session']);
	});

	it('end all but the own with a new password, which asks for the old one', async () => {
		const { ask, clerk } = await office();
		const elsewhere = (await signIn(ask, 'clerk')).cookie;
		const client = await connect(elsewhere);
		const change = (current: string, password: string) =>
			ask('POST /me/password', { cookie: clerk.cookie, body: { current, password } });
		expect((await change('wrong', 'another good one')).json.failure.kind).toBe('wrong-credentials');
		expect((await change(PASSWORD, 'short')).json.failure.kind).toBe('weak-password');
		expect((await change(PASSWORD, 'another good one')).json).toEqual({ ended: 1 });
		expect((await client.untilClosed()).code).toBe(CLOSE_CODES['no-session']);
		expect((await ask('GET /me', { cookie: clerk.cookie })).json.identity).not.toBeNull();
		expect((await signIn(ask, 'clerk')).status).toBe(401);
		expect((await signIn(ask, 'clerk', 'another good one')).status).toBe(200);
	});

	it('are shown to their person, who ends one', async () => {
		const { ask, clerk } = await office();
		await signIn(ask, 'clerk', PASSWORD, { 'user-agent': 'Edge' });
		const { cookie } = clerk;
		const { sessions } = (await ask('GET /me/profile', { cookie })).json;
		expect(sessions).toMatchObject([{ own: false, agent: 'Edge' }, { own: true }]);
		expect((await ask(`DELETE /me/sessions/${sessions[0].id}`, { cookie })).status).toBe(200);
		expect((await ask(`DELETE /me/sessions/${sessions[0].id}`, { cookie })).status).toBe(404);
		expect((await ask('GET /me/profile', { cookie })).json.sessions).toHaveLength(1);
	});

	it('end by a password link, which lets in even who was locked out', async () => {
		const { ask, boss, clerk } = await office();
		for (let i = 0; i < 6; i++) await signIn(ask, 'clerk', 'wrong');
		const made = await ask(`POST /books/b1/people/${clerk.id}/reset`, {
			cookie: boss.cookie,
			body: {}
		});
		const { token } = made.json;
		expect((await ask('POST /links/look', { body: { token } })).json).toMatchObject({
			kind: 'reset',
			username: 'clerk'
		});
		const body = { token, password: 'another good one' };
		expect(
			(await ask('POST /links/join', { body: { ...body, username: 'x2', name: 'x' } })).status
		).toBe(410);
		expect((await ask('POST /links/reset', { body })).status).toBe(200);
		expect((await ask('GET /me', { cookie: clerk.cookie })).json.identity).toBeNull();
		expect((await signIn(ask, 'clerk', 'another good one')).status).toBe(200);
		expect((await ask('POST /links/reset', { body })).status).toBe(410);
	});

	it('are ended by the coordinator', async () => {
		const { ask, boss, clerk } = await office();
		const client = await connect(clerk.cookie);
		const call = `DELETE /books/b1/people/${clerk.id}/sessions`;
		expect((await ask(call, { cookie: boss.cookie })).json).toEqual({ ended: 1 });
		expect((await client.untilClosed()).code).toBe(CLOSE_CODES['no-session']);
	});
});

describe('the audit trail', () => {
	it('tells every action about accounts', async () => {
		const { ask, boss, clerk } = await office();
		const cookie = boss.cookie;
		await signIn(ask, 'clerk', 'wrong');
		const made = await ask('POST /books/b1/invitations', {
			cookie,
			body: { role: 'viewer', note: '' }
		});
		await ask(`DELETE /books/b1/invitations/${made.json.id}`, { cookie });
		await ask('POST /me/name', { cookie, body: { name: '新名字' } });
		await ask(`POST /books/b1/people/${clerk.id}`, { cookie, body: { role: 'reviewer' } });
		await ask(`DELETE /books/b1/people/${clerk.id}`, { cookie });
		await ask('DELETE /session', { cookie });
		const records = await scene.store.audit.list(0, 100);
		const actions = records.map(({ action }) => action);
		expect(records[6]).toMatchObject({ by: boss.id, subject: `${clerk.id} ${OFFICE} reviewer` });
		expect(actions).toEqual([
			'session.start',
			'session.start',
			'session.refused',
			'invitation.make',
			'invitation.withdraw',
			'user.rename',
			'member.role',
			'member.withdraw',
			'session.end'
		]);
	});
});
