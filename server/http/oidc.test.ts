import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
	CLIENT,
	IssuerBrowser,
	startIssuer,
	type TestIssuer
} from '../../tests/support/oidc-provider';
import {
	add,
	clerkOf2,
	clock,
	closeScene,
	connect,
	here,
	ORIGIN,
	PASSWORD,
	scene,
	signIn,
	start as startScene,
	type Ask
} from './accounts-scene';

let issuer: TestIssuer;
beforeEach(async () => void (issuer = await startIssuer(ORIGIN)));
afterEach(async () => {
	await closeScene();
	await issuer.close();
});

const start = (given: object = {}) =>
	startScene({ oidc: { issuer: issuer.issuer, ...CLIENT, only: false, ...given } });

interface Link {
	readonly token: string;
	readonly username?: string;
	readonly name?: string;
}

/** What the button does: where the browser goes, and the cookie that it takes along. */
async function begin(ask: Ask, link?: Link, to?: string) {
	const { json, cookie, status } = await ask('POST /oidc/start', { body: { link, to } });
	expect(status).toBe(200);
	return { location: json.location as string, cookie };
}

async function comeBack(back: string, cookie = '') {
	const answer = await fetch(`http://127.0.0.1:${scene.port}${back}`, {
		headers: { ...(cookie && { cookie }), 'sec-fetch-mode': 'navigate' },
		redirect: 'manual'
	});
	const session = answer.headers
		.getSetCookie()
		.find((line) => /^__Host-hebian_session=/.test(line));
	return { to: answer.headers.get('location'), cookie: session?.split(';')[0] ?? '', answer };
}

/** The whole way there and back. */
async function enter(ask: Ask, login: string, { link, to }: { link?: Link; to?: string } = {}) {
	const { location, cookie } = await begin(ask, link, to);
	return comeBack(await new IssuerBrowser().signIn(location, login), cookie);
}

async function invitation(role = clerkOf2): Promise<string> {
	const { links } = scene.server.accounts;
	return (await links.make({ kind: 'join', grant: role }, 'boss')).token;
}
const li = { username: 'li', name: '李四' };

async function actions(): Promise<string[]> {
	return (await scene.store.audit.list(0, 100)).map(({ action }) => action);
}

describe('signing in by the issuer', () => {
	it('[A8] an invitation binds the subject; afterwards the subject signs in', async () => {
		const ask = await start();
		const token = await invitation();
		const joined = await enter(ask, 'sub-li', { link: { token, ...li }, to: '/book/b1?x=1' });
		expect(joined.to).toBe('/book/b1?x=1');
		const me = await ask('GET /me', { cookie: joined.cookie });
		expect(me.json.identity).toMatchObject({ name: '李四', role: 'clerk' });
		const again = await enter(ask, 'sub-li');
		expect(again.to).toBe('/');
		expect((await ask('GET /me', { cookie: again.cookie })).json.identity).toEqual(
			me.json.identity
		);
		expect(await scene.store.subjects.list()).toMatchObject([
			{ issuer: issuer.issuer, subject: 'sub-li' }
		]);
		expect(await actions()).toEqual([
			...['member.join', 'subject.bind', 'session.start', 'session.start']
		]);
		const used = await ask('POST /oidc/start', { body: { link: { token, ...li } } });
		expect([used.status, used.json.failure.kind]).toEqual([410, 'link-gone']);
	});

	it('[A8] nobody is matched by a name, and nothing is made for who is unknown', async () => {
		const ask = await start();
		await add('li', clerkOf2);
		const { to, cookie } = await enter(ask, 'li');
		expect([to, cookie]).toEqual(['/sign-in#unknown-person', '']);
		expect(scene.server.accounts.directory.all()).toHaveLength(1);
		expect(await scene.store.subjects.list()).toEqual([]);
		expect(await actions()).toEqual(['session.refused']);
	});

	it('[A8] who is bound takes up an invitation with the account they have', async () => {
		const ask = await start();
		await enter(ask, 'sub-li', { link: { token: await invitation(), ...li } });
		const token = await invitation({ department: '乙局', role: 'viewer' });
		await enter(ask, 'sub-li', { link: { token, username: 'other', name: '别人' } });
		const users = scene.server.accounts.directory.all();
		expect(users.map(({ username, grants }) => [username, grants.length])).toEqual([['li', 2]]);
	});

	it('[A8] a link for one account binds it anew, ends its sessions and takes nobody else’s subject', async () => {
		const ask = await start();
		const person = await add('wang', here('reviewer'));
		const old = (await signIn(ask, 'wang')).cookie;
		await enter(ask, 'sub-li', { link: { token: await invitation(), ...li } });
		const { links } = scene.server.accounts;
		const link = async () => ({ token: (await links.make({ kind: 'reset', person }, 'c')).token });
		expect((await enter(ask, 'sub-wang', { link: await link() })).to).toBe('/');
		expect((await ask('GET /me', { cookie: old })).json).toMatchObject({ ended: 'coordinator' });
		expect((await enter(ask, 'sub-li', { link: await link() })).to).toBe('/sign-in#subject-taken');
		expect((await enter(ask, 'sub-wang')).to).toBe('/');
		expect((await enter(ask, 'sub-new', { link: await link() })).to).toBe('/');
		expect((await enter(ask, 'sub-wang')).to).toBe('/sign-in#unknown-person');
	});

	it('[A8] says before the way to the issuer what speaks against a new account', async () => {
		const ask = await start();
		await add('li', clerkOf2);
		const token = await invitation();
		const refused = async (link: Link) =>
			(await ask('POST /oidc/start', { body: { link } })).json.failure.kind;
		expect(await refused({ token, ...li })).toBe('username-taken');
		expect(await refused({ token, username: 'a/b', name: '李' })).toBe('bad-username');
		expect(await refused({ token: 'none', ...li })).toBe('link-gone');
	});
});

describe('[A9] an attempt counts in the browser that began it, once and for ten minutes', () => {
	it('not without its cookie, nor with that of another attempt, nor with one we did not seal', async () => {
		const ask = await start();
		const { location, cookie } = await begin(ask);
		const other = await begin(ask);
		const back = await new IssuerBrowser().signIn(location, 'x');
		for (const wrong of ['', other.cookie, `${cookie.slice(0, -4)}AAAA`, '__Host-hebian_oidc=x'])
			expect((await comeBack(back, wrong)).to).toBe('/sign-in#state-lost');
	});

	it('not with a code that was used, whatever the browser kept', async () => {
		const ask = await start();
		const link = { token: await invitation(), ...li };
		const { location, cookie } = await begin(ask, link);
		const back = await new IssuerBrowser().signIn(location, 'sub-li');
		const first = await comeBack(back, cookie);
		expect(first.answer.headers.getSetCookie()[0]).toMatch(/^__Host-hebian_oidc=; .*Max-Age=0/);
		expect((await comeBack(back, cookie)).to).toBe('/sign-in#token-refused');
	});

	it('not later', async () => {
		const ask = await start();
		const { location, cookie } = await begin(ask);
		const back = await new IssuerBrowser().signIn(location, 'x');
		clock.ahead = 10 * 60_000 + 1_000;
		expect((await comeBack(back, cookie)).to).toBe('/sign-in#state-expired');
	});

	it('its cookie is ours alone, short-lived and unreadable', async () => {
		const ask = await start();
		const { set } = await ask('POST /oidc/start', {
			body: { link: { token: await invitation() } }
		});
		expect(set).toMatch(
			/^__Host-hebian_oidc=[\w-]+; Path=\/; Max-Age=600; HttpOnly; SameSite=Lax; Secure$/
		);
	});

	it('leads to no other place than ours', async () => {
		const ask = await start();
		const link = { token: await invitation(), ...li };
		await enter(ask, 'sub-li', { link });
		for (const to of [
			'https://evil.example/',
			'//evil.example',
			'/\\evil.example',
			'/..//evil.example'
		])
			expect((await enter(ask, 'sub-li', { to })).to).toBe('/');
	});
});

describe('[A10] a failure is told by its kind', () => {
	it('a nonce of somebody else, a changed token, a token for another', async () => {
		const ask = await start();
		const { location, cookie } = await begin(ask);
		const changed = new URL(location);
		changed.searchParams.set('nonce', 'another');
		const back = await new IssuerBrowser().signIn(changed.href, 'x');
		expect((await comeBack(back, cookie)).to).toBe('/sign-in#token-refused');
		issuer.tamper = ({ id_token, ...rest }) => {
			const [head, body, signature] = String(id_token).split('.');
			const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as object;
			const other = Buffer.from(JSON.stringify({ ...claims, sub: 'boss' })).toString('base64url');
			return { ...rest, id_token: [head, other, signature].join('.') };
		};
		expect((await enter(ask, 'x')).to).toBe('/sign-in#token-refused');
		issuer.tamper = ({ id_token: _, ...rest }) => rest;
		expect((await enter(ask, 'x')).to).toBe('/sign-in#token-refused');
	});

	it('another verifier of PKCE than the one that began', async () => {
		const ask = await start();
		const { location, cookie } = await begin(ask);
		const changed = new URL(location);
		changed.searchParams.set('code_challenge', 'A'.repeat(43));
		const back = await new IssuerBrowser().signIn(changed.href, 'x');
		expect((await comeBack(back, cookie)).to).toBe('/sign-in#token-refused');
	});

	it('somebody who cancelled', async () => {
		const ask = await start();
		const { location, cookie } = await begin(ask);
		const back = await new IssuerBrowser().cancel(location);
		expect((await comeBack(back, cookie)).to).toBe('/sign-in#issuer-refused');
	});

	it('a clock that is off', async () => {
		clock.ahead = 2 * 3_600_000;
		const ask = await start();
		expect((await enter(ask, 'x')).to).toBe('/sign-in#clock-off');
	});

	it('an issuer that is down: passwords go on, and it is found again', async () => {
		const gone = issuer.issuer;
		await issuer.close();
		const ask = await startScene({
			oidc: { issuer: gone, ...CLIENT, only: false, name: '市政务' }
		});
		await add('boss', here('coordinator'));
		const down = await ask('POST /oidc/start', { body: {} });
		expect([down.status, down.json.failure.kind]).toEqual([503, 'issuer-down']);
		expect((await ask('GET /me')).json.issuer).toEqual({
			...{ name: '市政务', only: false, reachable: false }
		});
		expect((await signIn(ask, 'boss')).status).toBe(200);
		expect(scene.logged).toContainEqual(expect.objectContaining({ level: 'warn' }));
		issuer = await startIssuer(ORIGIN, Number(new URL(gone).port));
		clock.ahead = 11_000;
		const isReachable = async () => (await ask('GET /me')).json.issuer;
		await expect.poll(isReachable).toMatchObject({ reachable: true });
		expect((await enter(ask, 'x')).to).toBe('/sign-in#unknown-person');
	});

	it('an issuer that goes down while somebody is there', async () => {
		const ask = await start();
		const { location, cookie } = await begin(ask);
		const back = await new IssuerBrowser().signIn(location, 'x');
		await issuer.close();
		expect((await comeBack(back, cookie)).to).toBe('/sign-in#issuer-down');
	});

	it('more attempts from one address than people make', async () => {
		const ask = await startScene({ oidc: { issuer: issuer.issuer, ...CLIENT, only: false } });
		let last = 200;
		for (let i = 0; i < 80 && last === 200; i++)
			last = (await ask('POST /oidc/start', { body: {} })).status;
		expect(last).toBe(429);
	});

	it('no issuer at all', async () => {
		const ask = await startScene();
		expect((await ask('POST /oidc/start', { body: {} })).json.failure.kind).toBe('no-issuer');
		expect((await ask('GET /me')).json.issuer).toBeUndefined();
	});
});

describe('[A11] signing out', () => {
	it('ends every session of the person, closes the sockets and goes on to the issuer', async () => {
		const ask = await start();
		const one = await enter(ask, 'sub-li', { link: { token: await invitation(), ...li } });
		const two = await enter(ask, 'sub-li');
		const sockets = [await connect(one.cookie), await connect(two.cookie)];
		const left = await ask('DELETE /session', { cookie: one.cookie });
		const location = new URL(left.json.location as string);
		expect(location.origin + location.pathname).toBe(`${issuer.issuer}/session/end`);
		expect(location.searchParams.get('post_logout_redirect_uri')).toBe(`${ORIGIN}/`);
		expect((await ask('GET /me', { cookie: two.cookie })).json.ended).toBe('left-elsewhere');
		expect((await ask('GET /me', { cookie: one.cookie })).json.ended).toBe('left');
		for (const socket of sockets) await expect.poll(() => socket.closed?.code).toBeDefined();
	});

	it('leaves who signs in by a password where else they are', async () => {
		const ask = await start();
		await add('boss', here('coordinator'));
		const [one, two] = [await signIn(ask, 'boss'), await signIn(ask, 'boss')];
		expect((await ask('DELETE /session', { cookie: one.cookie })).json.location).toBeUndefined();
		expect((await ask('GET /me', { cookie: two.cookie })).json.identity).not.toBeNull();
	});
});

describe('[A12] the coordinator', () => {
	it('sees who is bound and unbinds them, which ends their sessions', async () => {
		const ask = await start();
		await add('boss', here('coordinator'));
		const boss = (await signIn(ask, 'boss')).cookie;
		const { cookie } = await enter(ask, 'sub-li', { link: { token: await invitation(), ...li } });
		const roster = async () =>
			(await ask('GET /books/b1/roster', { cookie: boss })).json.members as {
				username: string;
				bound: boolean;
				id: string;
			}[];
		const member = (await roster()).find(({ username }) => username === 'li')!;
		expect(member.bound).toBe(true);
		const path = `DELETE /books/b1/people/${member.id}/subject`;
		expect((await ask(path, { cookie })).status).toBe(403);
		expect((await ask(path, { cookie: boss })).status).toBe(200);
		expect((await ask(path, { cookie: boss })).status).toBe(404);
		expect((await roster()).map(({ bound }) => bound)).toEqual([false, false]);
		expect((await ask('GET /me', { cookie })).json.ended).toBe('coordinator');
		expect((await enter(ask, 'sub-li')).to).toBe('/sign-in#unknown-person');
		expect(await actions()).toContain('subject.unbind');
	});
});

describe('[A13] without passwords', () => {
	it('every route of passwords refuses, and the issuer lets in', async () => {
		const ask = await start({ only: true });
		const person = await add('boss', here('coordinator'));
		const { links } = scene.server.accounts;
		const { token } = await links.make({ kind: 'reset', person }, 'c');
		const { cookie, to } = await enter(ask, 'sub-boss', { link: { token } });
		expect(to).toBe('/');
		const invited = { token: await invitation(), password: PASSWORD, ...li };
		const again = await links.make({ kind: 'reset', person }, 'c');
		for (const refused of [
			await signIn(ask, 'boss'),
			await ask('POST /links/join', { body: invited }),
			await ask('POST /links/reset', { body: { token: again.token, password: PASSWORD } }),
			await ask('POST /me/password', { cookie, body: { current: PASSWORD, password: PASSWORD } })
		])
			expect([refused.status, refused.json.failure.kind]).toEqual([403, 'no-passwords']);
		expect((await ask('GET /me/profile', { cookie })).json.hasPassword).toBe(false);
		expect((await ask('GET /me')).json.issuer).toMatchObject({ only: true, reachable: true });
	});

	it('who never had a password proves nothing by an empty one', async () => {
		const ask = await start();
		await enter(ask, 'sub-li', { link: { token: await invitation(), ...li } });
		expect((await signIn(ask, 'li', '')).json.failure.kind).toBe('wrong-credentials');
		expect((await signIn(ask, 'li')).json.failure.kind).toBe('wrong-credentials');
	});
});
