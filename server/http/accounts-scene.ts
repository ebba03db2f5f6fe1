/** A server in production with accounts, for tests: it is asked over HTTP. */
import type { Grant } from '../access/person';
import { PasswordHasher } from '../access/password';
import { openScene, RawClient, UNIT_2, type Scene } from '../relay/relay-scene';
import type { MemoryStore } from '../store/memory/memory-store';

export const ORIGIN = 'https://hebian.example';
export const PASSWORD = 'correct horse battery';
const hasher = new PasswordHasher({ ln: 4, r: 8, p: 1 });
export const OFFICE = '晋城市公安局';

export let scene: Scene<MemoryStore>;
export const clock = { ahead: 0 };
/** For after each test. */
export async function closeScene(): Promise<void> {
	clock.ahead = 0;
	await scene.close();
}

interface Asked {
	readonly cookie?: string;
	readonly body?: unknown;
	readonly headers?: Record<string, string>;
}

/** The fields that tests read of any answer; each says what it expects of them. */
interface Answer {
	readonly [name: string]: unknown;
	readonly token: string;
	readonly id: string;
	readonly failure: { readonly kind: string; readonly retryAt: number };
	readonly identity: { readonly name: string; readonly role: string } | null;
	readonly sessions: readonly { readonly id: string }[];
}

export async function start(configuration: object = {}) {
	scene = await openScene({
		hasher,
		now: () => Date.now() + clock.ahead,
		configuration: { mode: 'production', origin: ORIGIN, ...configuration }
	});
	return async (call: string, { cookie, body, headers = {} }: Asked = {}) => {
		const [method, where] = call.split(' ');
		const answer = await fetch(`http://127.0.0.1:${scene.port}/api${where}`, {
			method,
			body: body === undefined ? undefined : JSON.stringify(body),
			headers: { origin: ORIGIN, ...(cookie && { cookie }), ...headers }
		});
		const set = answer.headers.get('set-cookie') ?? '';
		const text = await answer.text();
		return {
			status: answer.status,
			json: JSON.parse(text) as Answer,
			text,
			set,
			cookie: set.split(';')[0],
			retryAfter: answer.headers.get('retry-after')
		};
	};
}
export type Ask = Awaited<ReturnType<typeof start>>;

export async function add(username: string, ...grants: Grant[]): Promise<string> {
	const { credentials } = scene.server.accounts;
	const made = await credentials.create({
		username,
		name: `${username}同志`,
		password: PASSWORD,
		grants
	});
	if (!made.ok) throw new Error(made.failure.kind);
	return made.value.id;
}
export const signIn = (ask: Ask, username: string, password = PASSWORD, headers = {}) =>
	ask('POST /session', { body: { username, password }, headers });
export const here = (role: Grant['role'], unit?: string): Grant => ({
	department: OFFICE,
	role,
	unit
});
export const clerkOf2 = here('clerk', '晋城市看守所');
export const connect = (cookie: string, room = UNIT_2): Promise<RawClient> =>
	RawClient.open(`${scene.url}/${room}`, { cookie, origin: ORIGIN });

/** A coordinator and a clerk of u2, both signed in. */
export async function office() {
	const ask = await start();
	const boss = await add('boss', here('coordinator'));
	const clerk = await add('clerk', clerkOf2);
	return {
		ask,
		boss: { id: boss, cookie: (await signIn(ask, 'boss')).cookie },
		clerk: { id: clerk, cookie: (await signIn(ask, 'clerk')).cookie }
	};
}
