import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import fc from 'fast-check';
import * as Y from 'yjs';
import { describe, expect, test } from 'vitest';
import { inspectUpdate, UPDATE_LIMITS } from './inspect-update';
import { cellsOf, textName } from '../room/schema';
import { splitUpdate } from './split-update';
import * as wire from './wire';
import { cpuTime } from '../../../../tests/support/cpu-time';

const body = (message: Uint8Array, type: number): decoding.Decoder => {
	const decoder = decoding.createDecoder(message);
	expect(decoding.readVarUint(decoder)).toBe(type);
	return decoder;
};

const HELLO: wire.Hello = {
	schema: 1,
	epoch: 'e1',
	serverTime: 1_700_000_000_000,
	identity: { id: 'a', name: '甲', role: 'clerk', unit: 'u1' },
	mayWrite: true
};

describe('messages', () => {
	test('[C31] what is encoded is decoded', () => {
		expect(wire.decodeHello(body(wire.encodeHello(HELLO), 101))).toEqual({
			ok: true,
			value: HELLO
		});
		const ack = { counter: 7, serverTime: 1_700_000_000_000 };
		expect(wire.decodeAck(body(wire.encodeAck(ack), 100))).toEqual({ ok: true, value: ack });
		expect(wire.decodeAckRequest(body(wire.encodeAckRequest(9), 100))).toEqual({
			ok: true,
			value: 9
		});
		const refused = { reason: 'not-yours' as const };
		expect(wire.decodeRefused(body(wire.encodeRefused(refused), 102))).toEqual({
			ok: true,
			value: refused
		});
		expect(wire.closeReasonOf(4403)).toBe('not-yours');
	});

	test('[C32] any bytes decode to a value or a typed failure', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
				for (const decode of [
					wire.decodeAck,
					wire.decodeAckRequest,
					wire.decodeHello,
					wire.decodeRefused
				]) {
					expect(typeof decode(decoding.createDecoder(bytes)).ok).toBe('boolean');
				}
			})
		);
	});
});

function busyDoc(cells: number, clientID = 5): Y.Doc {
	const doc = new Y.Doc();
	doc.clientID = clientID;
	doc.transact(() => {
		for (let i = 0; i < cells; i++) cellsOf(doc).set(`r${i % 400}:合计`, { v: i, t: i, by: 'a' });
		doc.getText(textName('N1', '正文')).insert(0, '一段很长的文字'.repeat(50));
	});
	doc.getText(textName('N1', '正文')).delete(3, 9);
	return doc;
}

describe('inspecting updates', () => {
	const failure = (bytes: Uint8Array, clockOf?: (client: number) => number) => {
		const result = inspectUpdate(bytes, clockOf);
		return result.ok ? undefined : result.failure;
	};

	test('[C33] what clients write passes, and is measured', () => {
		const doc = busyDoc(500);
		const result = inspectUpdate(Y.encodeStateAsUpdate(doc), () => 0);
		expect(result).toMatchObject({ ok: true });
		if (!result.ok) return;
		expect(result.summary.clocks.get(5)).toBe(Y.getState(doc.store, 5));
		expect([...result.summary.roots]).toEqual(['cells', 'text:N1:正文']);
	});

	test('[C34] nested types, subdocuments and unknown roots are refused', () => {
		const made = (make: (doc: Y.Doc) => void) => {
			const doc = new Y.Doc();
			make(doc);
			return failure(Y.encodeStateAsUpdate(doc))?.kind;
		};
		expect(made((d) => d.getMap('cells').set('a:b', new Y.Map()))).toBe('foreign-content');
		expect(made((d) => d.getMap('cells').set('a:b', new Y.Doc()))).toBe('foreign-content');
		expect(made((d) => d.getMap('cells').set('a:b', new Uint8Array(3)))).toBe('foreign-content');
		expect(made((d) => d.getMap('other').set('a', 1))).toBe('foreign-root');
		expect(made((d) => d.getText('text:r1:名称').insert(0, 'x'))).toBe('foreign-root');
		let deep: unknown = 1;
		for (let i = 0; i < 5000; i++) deep = [deep];
		expect(made((d) => d.getMap('cells').set('a:b', deep as never))).toBe('malformed');
	});

	test('[C35] gaps in a clock are refused against what the room has', () => {
		const doc = busyDoc(10);
		const before = Y.encodeStateVector(doc);
		cellsOf(doc).set('r1:合计', { v: 1, t: 9, by: 'a' });
		const late = Y.encodeStateAsUpdate(doc, before);
		expect(failure(late, () => Y.decodeStateVector(before).get(5)!)).toBeUndefined();
		expect(failure(late, () => 3)).toMatchObject({ kind: 'clock-gap', expected: 3 });
	});

	test('[C36] too large, too many clients, too far a clock: refused fast', () => {
		expect(failure(new Uint8Array(UPDATE_LIMITS.bytes + 1))).toMatchObject({ what: 'bytes' });
		const clients = encoding.encode((e) => encoding.writeVarUint(e, 50_000));
		expect(failure(clients)).toMatchObject({ kind: 'over-limit', what: 'clients' });
		const far = encoding.encode((e) => {
			for (const n of [1, 1, 7, 2 ** 40]) encoding.writeVarUint(e, n);
			encoding.writeUint8(e, 0);
			encoding.writeVarUint(e, 2 ** 50);
			encoding.writeVarUint(e, 0);
		});
		expect(failure(far)).toMatchObject({ what: 'clock' });
		const started = cpuTime();
		failure(new Uint8Array(UPDATE_LIMITS.bytes).fill(1));
		expect(cpuTime() - started).toBeLessThan(20);
	});

	test('[C32] any bytes, and any damage to a good update, give an answer', () => {
		const good = Y.encodeStateAsUpdate(busyDoc(30));
		fc.assert(
			fc.property(fc.nat(good.length - 1), fc.nat(255), fc.boolean(), (at, byte, cut) => {
				const bytes = cut ? good.slice(0, at) : good.slice();
				if (!cut) bytes[at] = byte;
				expect(typeof inspectUpdate(bytes).ok).toBe('boolean');
			}),
			{ numRuns: 2000 }
		);
	});
});

test('[C37] a large update cut into frames is the same update', () => {
	const doc = busyDoc(3000);
	const other = busyDoc(800, 77);
	Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
	const whole = Y.encodeStateAsUpdate(doc);
	const parts = splitUpdate(whole, 4096);
	expect(parts.length).toBeGreaterThan(10);
	const merged = new Y.Doc();
	for (const part of parts) {
		expect(part.length).toBeLessThanOrEqual(4096);
		const clockOf = (client: number) => Y.getState(merged.store, client);
		expect(inspectUpdate(part, clockOf)).toMatchObject({ ok: true });
		Y.applyUpdate(merged, part);
	}
	expect(Y.encodeStateAsUpdate(merged)).toEqual(whole);
	expect(splitUpdate(whole, whole.length)).toEqual([whole]);
});
