/** Approvals of explanations and signatures: the server gives them, clients ask. */
import { afterEach, describe, expect, it } from 'vitest';
import type * as Y from 'yjs';
import { CLOSE_CODES } from '$lib/collab/wire/wire';
import { readHead } from '$lib/collab/room/head';
import { addStep } from '$lib/collab/room/workflow-room';
import { dayInChina } from '$lib/budget/values/china-time';
import { publicDigest } from '$lib/exchange/public/clearance';
import {
	BOOK,
	DEPARTMENT,
	openScene,
	setCell,
	SMALL_BOOK,
	UNIT_2,
	type Scene
} from '../relay/relay-scene';
import type { MemoryStore } from '../store/memory/memory-store';

const NOW = Date.UTC(2023, 1, 1, 20);
const AT = new Date(NOW).toISOString();

let scene: Scene<MemoryStore>;
const start = async (): Promise<void> => void (scene = await openScene({ now: () => NOW }));
afterEach(() => scene.close());

async function ask(as: string, call: string, body?: object): Promise<[number, string?]> {
	const [method, rest] = call.split(' ');
	const response = await fetch(`http://127.0.0.1:${scene.port}/api/books/${BOOK}/${rest}`, {
		method,
		headers: { cookie: await scene.cookie(as), 'content-type': 'application/json' },
		...(body && { body: JSON.stringify(body) })
	});
	const { failure } = (await response.json()) as { failure?: { kind: string } };
	return failure ? [response.status, failure.kind] : [response.status];
}

async function docOf(room: string): Promise<Y.Doc> {
	return (await scene.server.relay.rooms.get(room))!.doc;
}
const headNow = async () => readHead(await docOf(DEPARTMENT), [['u2', await docOf(UNIT_2)]]);

/** A clerk's explanation, as the server has it. */
async function explained(): Promise<object> {
	const clerk = await scene.open('clerk-u2', UNIT_2);
	await clerk.sync();
	const { identity } = (clerk.hello as { value: { identity: { name: string } } }).value;
	const said = {
		rule: 'P01',
		operands: { 合计: 1 },
		text: '涉密。',
		author: identity.name,
		at: AT
	};
	clerk.edit((doc) =>
		doc.getMap('meta').set('explanation:e1', { v: said, t: NOW, by: 'clerk-u2' })
	);
	await clerk.acked();
	return { ...said, unit: 'u2' };
}

describe('[R98] an approval', () => {
	it('is given by the server in the name of whoever asks and now, taken back, and audited', async () => {
		await start();
		const seen = await explained();
		expect(await ask('coordinator', 'POST explanations/e1/approval', seen)).toEqual([200]);
		const [{ approver, approvedAt }] = (await headNow()).explanations;
		expect([approver, approvedAt]).toEqual(['财务科', AT]);
		expect(await ask('coordinator', 'DELETE explanations/e1/approval')).toEqual([200]);
		expect((await headNow()).explanations[0].approver).toBeUndefined();
		const audited = (await scene.store.audit.list(0, 100)).map(({ action }) => action);
		expect(audited.filter((action) => action.startsWith('head.'))).toEqual([
			'head.approve',
			'head.take-back-approval'
		]);
	});

	it('is of what was seen, and of nothing else', async () => {
		await start();
		const seen = await explained();
		const changed = [409, 'explanation-changed'];
		const other = { ...seen, text: '不涉密。' };
		expect(await ask('coordinator', 'POST explanations/e1/approval', other)).toEqual(changed);
		expect(await ask('coordinator', 'POST explanations/e2/approval', seen)).toEqual(changed);
		expect((await ask('coordinator', 'POST explanations/e1/approval', {}))[0]).toBe(400);
		expect((await ask('coordinator', 'POST explanations/%E0%A4/approval', seen))[0]).toBe(400);
		expect((await headNow()).explanations[0].approver).toBeUndefined();
	});

	it('is the department’s, while its part is open', async () => {
		await start();
		const seen = await explained();
		for (const who of ['clerk-u2', 'reviewer', 'viewer']) {
			expect((await ask(who, 'POST explanations/e1/approval', seen))[0]).toBe(403);
			expect((await ask(who, 'DELETE explanations/e1/approval'))[0]).toBe(403);
		}
		const part = 'department';
		const by = { id: 's', by: '财务科', at: AT };
		const workflow = await scene.server.relay.rooms.get(`book/${BOOK}/workflow`);
		await workflow!.write('server', (doc) => {
			addStep(doc, { ...by, kind: 'submit', part, digests: {} });
			addStep(doc, { ...by, kind: 'approve', part, digests: {} });
			addStep(doc, { ...by, kind: 'lock', part });
		});
		const answer = await ask('coordinator', 'POST explanations/e1/approval', seen);
		expect(answer).toEqual([409, 'not-now']);
	});
});

describe('[R98] a signature', () => {
	const given = { name: '保密审查', by: '审查员甲', digest: publicDigest(SMALL_BOOK) };

	it('says who signed, and who noted it down when by the server’s clock', async () => {
		await start();
		expect(await ask('coordinator', 'POST clearance', given)).toEqual([200]);
		expect(await ask('coordinator', 'POST clearance', { ...given, name: '负责人签字' })).toEqual([
			200
		]);
		const noted = { by: '财务科', at: AT };
		const signed = { by: '审查员甲', on: dayInChina(NOW), digest: given.digest, noted };
		const { clearance } = (await headNow()).settings;
		expect(clearance).toEqual({ 保密审查: signed, 负责人签字: signed });
		const gone = `DELETE clearance?name=${encodeURIComponent('保密审查')}`;
		expect(await ask('coordinator', gone)).toEqual([200]);
		expect((await headNow()).settings.clearance).toEqual({ 负责人签字: signed });
	});

	it('is over what the public would see now: of anything else it is refused, and nothing is stored', async () => {
		await start();
		const changed = [409, 'public-changed'];
		expect(await ask('coordinator', 'POST clearance', { ...given, digest: 'abc' })).toEqual(
			changed
		);
		const clerk = await scene.open('clerk-u2', UNIT_2);
		await clerk.sync();
		clerk.edit(setCell('r2:合计', 40_000_100));
		await clerk.acked();
		expect(await ask('coordinator', 'POST clearance', given)).toEqual(changed);
		expect((await headNow()).settings.clearance).toBeUndefined();
		const audited = (await scene.store.audit.list(0, 100)).map(({ action }) => action);
		expect(audited).not.toContain('head.sign');
	});

	it('is not for others, nor of another shape', async () => {
		await start();
		for (const who of ['clerk-u2', 'reviewer', 'viewer'])
			expect((await ask(who, 'POST clearance', given))[0]).toBe(403);
		expect((await ask('coordinator', 'POST clearance', { ...given, name: '公章' }))[0]).toBe(400);
		expect((await ask('coordinator', 'DELETE clearance?name=x'))[0]).toBe(400);
		expect((await headNow()).settings.clearance).toBeUndefined();
	});
});

it.each([
	['approval:e1', { by: '财务科', at: AT, of: {} }],
	['approval:e1', null],
	['setting:clearance', { 保密审查: { by: '甲', on: '2023-02-01' } }],
	['entry:clearance:保密审查', { by: '甲', on: '2023-02-01' }]
])('[R98] %s is refused from every client, %o', async (key, v) => {
	await start();
	const forger = await scene.open('coordinator', DEPARTMENT);
	await forger.sync();
	forger.edit((doc) => doc.getMap('meta').set(key, { v, t: NOW, by: 'coordinator' }));
	expect((await forger.untilClosed()).code).toBe(CLOSE_CODES['not-yours']);
});
