import { afterEach, expect, it } from 'vitest';
import { SESSION_LASTS } from '../access/sessions';
import { clock, closeScene, office, PASSWORD, signIn } from './accounts-scene';

afterEach(closeScene);

it('[A7] who comes with the cookie of a sign-in that ended is told why', async () => {
	const { ask, boss, clerk } = await office();
	const why = async (cookie: string) => (await ask('GET /me', { cookie })).json.ended;
	const begin = async () => (await signIn(ask, 'clerk')).cookie;
	expect((await ask('GET /me', { cookie: clerk.cookie })).json).toMatchObject({
		expiresAt: expect.any(Number) as number
	});
	expect((await ask('GET /me')).json).not.toHaveProperty('ended');

	const left = await begin();
	await ask('DELETE /session', { cookie: left });
	expect(await why(left)).toBe('left');

	const one = await begin();
	const { sessions } = (await ask('GET /me/profile', { cookie: clerk.cookie })).json;
	await ask(`DELETE /me/sessions/${sessions[0].id}`, { cookie: clerk.cookie });
	expect(await why(one)).toBe('left-elsewhere');

	const all = await begin();
	await ask('DELETE /me/sessions', { cookie: clerk.cookie });
	expect(await why(all)).toBe('left-elsewhere');

	const changed = await begin();
	const body = { current: PASSWORD, password: 'another good one' };
	await ask('POST /me/password', { cookie: clerk.cookie, body });
	expect(await why(changed)).toBe('password');

	const path = `/books/b1/people/${clerk.id}`;
	const { token } = (await ask(`POST ${path}/reset`, { cookie: boss.cookie, body: {} })).json;
	await ask('POST /links/reset', { body: { token, password: PASSWORD } });
	expect(await why(clerk.cookie)).toBe('password');

	const ended = await begin();
	await ask(`DELETE ${path}/sessions`, { cookie: boss.cookie });
	expect(await why(ended)).toBe('coordinator');

	const old = await begin();
	clock.ahead = SESSION_LASTS;
	expect(await why(old)).toBe('expired');
});
