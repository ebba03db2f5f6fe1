import { createPrivateKey } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { AnswerContent, Packet } from '$lib/exchange/packet/packet';
import { BOOK, openScene, setCell, UNIT_1, type Scene } from '../relay/relay-scene';
import { backUp, type CopyDatabase } from '../store/backup/backup';
import { openDatabase } from '../store/sqlite/database';
import type { MemoryStore } from '../store/memory/memory-store';
import { DATABASE } from '../store/backup/restore';
import { SqliteStore } from '../store/sqlite/sqlite-store';
import { isSealedBy, SigningKey } from './signing-key';

const made: string[] = [];
const open: Scene[] = [];
const folder = (): string => {
	const data = mkdtempSync(path.join(tmpdir(), 'hebian-packets-'));
	made.push(data);
	return data;
};
afterEach(async () => {
	await Promise.all(open.splice(0).map((scene) => scene.close()));
	for (const data of made.splice(0)) rmSync(data, { recursive: true });
});

interface Answered<T = Record<string, unknown>> {
	readonly status: number;
	readonly body: T;
}

/** One of two installations, with its own data and its own copy of the book. */
class Office {
	private constructor(
		readonly scene: Scene<MemoryStore>,
		readonly data: string
	) {}

	static async open(): Promise<Office> {
		const data = folder();
		const scene = await openScene<MemoryStore>({ configuration: { data } });
		open.push(scene);
		return new Office(scene, data);
	}

	async ask<T>(as: string, method: string, rest: string, body?: object): Promise<Answered<T>> {
		const answer = await fetch(`http://127.0.0.1:${this.scene.port}/api/books/${BOOK}/${rest}`, {
			method,
			headers: { cookie: await this.scene.cookie(as), 'content-type': 'application/json' },
			...(body && { body: JSON.stringify(body) })
		});
		return { status: answer.status, body: (await answer.json()) as T };
	}
	step(as: string, act: object): Promise<Answered> {
		return this.ask(as, 'POST', 'workflow', act);
	}
	take(packet: object, as = 'coordinator'): Promise<Answered> {
		return this.ask(as, 'POST', 'packets/taken', packet);
	}
	check(packet: object, as = 'coordinator'): Promise<Answered> {
		return this.ask(as, 'POST', 'packets/checked', packet);
	}
	async seal(kind: 'return' | 'answer', as = 'coordinator'): Promise<Packet> {
		return (await this.ask<Packet>(as, 'GET', `packets/${kind}/u1`)).body;
	}
	async key(): Promise<object> {
		return (await this.ask<object>('viewer', 'GET', 'packets/key')).body;
	}
	trust(key: object, as = 'coordinator'): Promise<Answered> {
		const asked = { file: JSON.stringify(key), label: '对方' };
		return this.ask(as, 'POST', 'packets/keys', asked);
	}
}

const RETURN = {
	...{
		kind: 'return',
		part: 'u1',
		note: '请核实',
		cited: [{ rule: 'W34', cells: ['T2[合计].合计'] }]
	}
};

/** Two installations that trust each other; in the bureau's, u1 has been returned. */
async function offices(): Promise<{ bureau: Office; unit: Office; returned: Packet }> {
	const [bureau, unit] = [await Office.open(), await Office.open()];
	expect((await bureau.trust(await unit.key())).status).toBe(201);
	expect((await unit.trust(await bureau.key())).status).toBe(201);
	await bureau.step('clerk-u1', { kind: 'submit', part: 'u1' });
	expect((await bureau.step('reviewer', RETURN)).status).toBe(200);
	return { bureau, unit, returned: await bureau.seal('return', 'reviewer') };
}

const failureOf = ({ body }: Answered): unknown => body.failure;

describe('packets', () => {
	it('[Q1, Q2] carry a return there and its answer back', async () => {
		const { bureau, unit, returned } = await offices();
		expect(returned.content).toMatchObject({ note: '请核实', cited: RETURN.cited, round: '一上' });
		expect((await unit.check(returned, 'clerk-u1')).body).toMatchObject({
			label: '对方',
			changed: []
		});
		expect((await unit.take(returned, 'clerk-u1')).status).toBe(200);
		const clerk = await unit.scene.open('clerk-u1', UNIT_1);
		await clerk.sync();
		clerk.edit(setCell('x1:合计', 4));
		await clerk.acked();
		expect((await unit.step('clerk-u1', { kind: 'submit', part: 'u1' })).status).toBe(200);
		const answer = await unit.seal('answer', 'clerk-u1');
		expect((answer.content as AnswerContent).answers).toBe(returned.content.id);
		const checked = await bureau.check(answer);
		expect(checked.body.content).toMatchObject({ part: { format: 'hebian-book' } });
		expect((await bureau.take(answer)).body.step).toMatchObject({ kind: 'answer', part: 'u1' });
		// Now it waits for review, as if submitted here.
		expect((await bureau.step('coordinator', { kind: 'approve', part: 'u1' })).status).toBe(200);
		const audited = (await bureau.scene.store.audit.list(0, 100)).map(({ action }) => action);
		expect(audited).toContain('workflow.answer');
	});

	it('[Q3] are refused with an unknown key, and when anything in them was changed', async () => {
		const { unit, returned } = await offices();
		const other = await Office.open();
		expect(failureOf(await other.take(returned))).toEqual({
			kind: 'unknown-key',
			fingerprint: returned.signature.key
		});
		const content = { ...returned.content, note: '请核实全部' };
		const forged = { ...returned, content };
		expect(failureOf(await unit.take(forged))).toEqual({ kind: 'broken-signature', label: '对方' });
		const stranger = new SigningKey(
			(await import('node:crypto')).generateKeyPairSync('ed25519').privateKey
		);
		const claimed = stranger.seal(returned.content);
		claimed.signature.key = returned.signature.key;
		expect(failureOf(await unit.take(claimed))).toMatchObject({ kind: 'broken-signature' });
		expect(
			(await unit.ask('coordinator', 'DELETE', `packets/keys/${returned.signature.key}`)).status
		).toBe(200);
		expect(failureOf(await unit.take(returned))).toMatchObject({ kind: 'unknown-key' });
	});

	it('[Q4] are refused for another book, unit or round, with both named', async () => {
		const { bureau, unit, returned } = await offices();
		const sealed = (change: Partial<Packet['content']>): object =>
			SigningKey.of(bureau.data).seal({ ...returned.content, ...change } as Packet['content']);
		const book = { year: 2022, department: { code: '070', name: '晋城市公安局' } };
		expect(failureOf(await unit.take(sealed({ book })))).toEqual({
			...{ kind: 'other-book', packet: '晋城市公安局 2022', book: '晋城市公安局 2023' }
		});
		expect(failureOf(await unit.take(sealed({ unit: { id: 'u7', name: '某分局' } })))).toEqual({
			...{ kind: 'other-unit', unit: '某分局' }
		});
		await unit.step('coordinator', { kind: 'round', round: '二上' });
		expect(failureOf(await unit.take(returned))).toEqual({
			...{ kind: 'other-round', packet: '一上', book: '二上' }
		});
	});

	it('[Q5] are read once, and an older return no more after a newer one', async () => {
		const { bureau, unit, returned } = await offices();
		await bureau.step('clerk-u1', { kind: 'submit', part: 'u1' });
		await bureau.step('reviewer', { ...RETURN, note: '再核实' });
		const newer = await bureau.seal('return');
		expect((await unit.take(newer)).status).toBe(200);
		expect(failureOf(await unit.take(newer))).toMatchObject({ kind: 'already-applied' });
		expect(failureOf(await unit.take(returned))).toEqual({
			...{ kind: 'older-return', at: newer.content.at }
		});
		await unit.step('coordinator', { kind: 'submit', part: 'u1' });
		const answer = await unit.seal('answer');
		await bureau.step('clerk-u1', { kind: 'submit', part: 'u1' });
		await bureau.step('reviewer', { ...RETURN, note: '又核实' });
		expect(failureOf(await bureau.take(answer))).toMatchObject({ kind: 'older-return' });
		expect(failureOf(await bureau.take(await bureau.seal('return')))).toEqual({
			kind: 'own-packet'
		});
	});

	it('[Q6] are nobody’s to read or send who may not take the step', async () => {
		const { bureau, unit, returned } = await offices();
		expect((await bureau.ask('clerk-u2', 'GET', 'packets/return/u1')).status).toBe(403);
		expect((await unit.take(returned, 'clerk-u2')).status).toBe(403);
		expect((await unit.take(returned, 'viewer')).status).toBe(403);
		expect((await unit.trust(await bureau.key(), 'clerk-u1')).status).toBe(403);
		expect(failureOf(await unit.ask('coordinator', 'GET', 'packets/answer/u1'))).toEqual({
			kind: 'nothing-to-send'
		});
	});

	it('[Q7] that are none are told so, with the place', async () => {
		const { unit, returned, bureau } = await offices();
		expect(failureOf(await unit.take({ format: 'hebian-book' }))).toMatchObject({
			kind: 'not-a-packet'
		});
		const { note: _, ...content } = returned.content as Packet['content'] & { note: string };
		expect(failureOf(await unit.take({ ...returned, content }))).toEqual({
			...{ kind: 'not-a-packet', at: 'content.note' }
		});
		expect(failureOf(await unit.take({ ...returned, version: 2 }))).toEqual({
			...{ kind: 'newer-packet', version: 2 }
		});
		const key = { ...(await bureau.key()), fingerprint: '0'.repeat(64) };
		expect(failureOf(await unit.trust(key))).toEqual({ kind: 'not-a-key', at: 'fingerprint' });
		const deep = JSON.parse('{"a":'.repeat(40) + '1' + '}'.repeat(40));
		const answer = {
			...returned,
			content: {
				...content,
				kind: 'answer',
				answers: 'x',
				state: '上报',
				part: deep,
				cited: undefined
			}
		};
		expect(failureOf(await unit.take(answer))).toMatchObject({ kind: 'not-a-packet' });
	});
});

describe('the signing key', () => {
	it('[Q8] is made once, stays in its folder, and is the server user’s alone', () => {
		const data = folder();
		const key = SigningKey.of(data);
		expect(SigningKey.of(data).fingerprint).toBe(key.fingerprint);
		const file = path.join(data, 'signing-key.pem');
		expect(statSync(file).mode & 0o777).toBe(0o600);
		const secret = readFileSync(file, 'utf8').split('\n')[1];
		expect(JSON.stringify(key.file)).not.toContain(secret.slice(-20));
		const packet = key.seal({
			...{ kind: 'return', id: 's', unit: { id: 'u1', name: '甲' }, round: '一上', by: '乙' },
			book: { year: 2023, department: { code: '', name: '甲' } },
			...{ at: '2023-01-01T00:00:00Z', digests: {}, note: '', cited: [] }
		});
		expect(isSealedBy(packet, key.publicKey)).toBe(true);
		// Order and space of the file say nothing.
		const other = Object.fromEntries(Object.entries(packet.content).reverse());
		expect(isSealedBy({ ...packet, content: other as typeof packet.content }, key.publicKey)).toBe(
			true
		);
	});

	it('[Q8] is in no backup and in no book file, whatever was signed with it', async () => {
		const data = folder();
		const store = new SqliteStore(path.join(data, DATABASE));
		const scene = await openScene<SqliteStore>({ configuration: { data }, store });
		open.push(scene);
		const cookie = await scene.cookie('coordinator');
		const get = async (rest: string): Promise<string> =>
			(
				await fetch(`http://127.0.0.1:${scene.port}/api/books/${BOOK}/${rest}`, {
					headers: { cookie }
				})
			).text();
		const { publicKey } = JSON.parse(await get('packets/key')) as { publicKey: string };
		const file = await get('file');
		expect(file).toContain('hebian-book');

		const target = path.join(data, 'a.backup');
		const copy: CopyDatabase = async (source, to) => {
			const database = openDatabase(source);
			database.prepare('VACUUM INTO ?').run(to);
			database.close();
		};
		const source = path.join(data, DATABASE);
		expect(await backUp({ source, target, copy, now: Date.now })).toMatchObject({ ok: true });

		const pem = readFileSync(path.join(data, 'signing-key.pem'), 'utf8');
		const { d = '', x } = createPrivateKey(pem).export({ format: 'jwk' });
		expect(x).toBe(publicKey);
		const secrets = [
			Buffer.from(d, 'base64url'),
			...[d, pem.split('\n')[1], Buffer.from(d, 'base64url').toString('hex')].map((text) =>
				Buffer.from(text)
			)
		];
		for (const bytes of [readFileSync(target), Buffer.from(file)])
			for (const secret of secrets) expect(bytes.includes(secret)).toBe(false);
		// As it would be found if it were there.
		const whole = Buffer.concat([readFileSync(target), Buffer.from(pem)]);
		expect(secrets.some((secret) => whole.includes(secret))).toBe(true);
	});
});
