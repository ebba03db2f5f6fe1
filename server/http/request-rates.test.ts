import { afterEach, describe, expect, it } from 'vitest';
import { openScene, RawClient, UNIT_2, type Scene } from '../relay/relay-scene';

const MANY = { burst: 1_000, perSecond: 1_000 };
let scene: Scene;
afterEach(() => scene.close());

describe('requests', () => {
	const ask = async (identity: string, path = '/api/books'): Promise<Response> =>
		fetch(`http://127.0.0.1:${scene.port}${path}`, {
			headers: { cookie: await scene.cookie(identity) }
		});

	it('[R47] of one person are bounded on every route, and others go on', async () => {
		scene = await openScene({
			requestLimits: { person: { burst: 4, perSecond: 0.1 }, address: MANY }
		});
		for (const path of ['/api/books', '/api/me', '/api/books/b1', '/api/books/none'])
			expect((await ask('coordinator', path)).status).not.toBe(429);
		const refused = await ask('coordinator', '/api/me');
		expect(refused.status).toBe(429);
		expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(5);
		const { failure } = (await refused.json()) as { failure: { kind: string } };
		expect(failure.kind).toBe('too-many-requests');
		expect((await ask('clerk-u2')).status).toBe(200);
	});

	it('[R47] of one address are bounded, whoever asks and for whatever', async () => {
		scene = await openScene({
			requestLimits: { person: MANY, address: { burst: 3, perSecond: 0.1 } }
		});
		expect((await ask('coordinator')).status).toBe(200);
		expect((await ask('clerk-u2')).status).toBe(200);
		expect((await ask('viewer', '/a-page')).status).toBe(404);
		const refused = await ask('viewer', '/a-page');
		expect(refused.status).toBe(429);
		expect(refused.headers.get('retry-after')).not.toBeNull();
	});
});

describe('sockets', () => {
	it('[R48] of one person are bounded in a time, however many sessions they begin', async () => {
		scene = await openScene({ limits: { joinsOfPerson: { burst: 3, perSecond: 0.1 } } });
		for (let i = 0; i < 3; i++) {
			const client = await scene.open('viewer');
			await client.until(() => client.frames.length > 0);
			client.close();
		}
		const one = await scene.open('viewer');
		expect((await one.untilClosed()).code).toBe(4429);
		const other = await scene.open('clerk-u2', UNIT_2);
		await other.until(() => other.hello.ok);
		expect(other.closed).toBeUndefined();
	});

	it('[R48] of one address are bounded before the handshake', async () => {
		scene = await openScene({ limits: { joinsOfAddress: { burst: 2, perSecond: 0.1 } } });
		await scene.open('viewer');
		await scene.open('clerk-u2', UNIT_2);
		const cookie = await scene.cookie('viewer');
		const third = RawClient.connect(`${scene.url}/${UNIT_2}`, { cookie });
		await third.untilClosed();
		expect(third.frames).toEqual([]);
	});
});
