import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import { afterEach, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import type { SocketLike } from './bounded-socket';
import { RoomConnection } from './connection';
import { ServerClock } from './server-clock';
import { CLOSE_CODES, MESSAGE, PASSING_REASONS, SYNC, type CloseReason } from './wire';

class Line {
	binaryType = '';
	readyState = 1;
	onopen: SocketLike['onopen'] = null;
	onmessage: SocketLike['onmessage'] = null;
	onerror: SocketLike['onerror'] = null;
	onclose: SocketLike['onclose'] = null;
	readonly frames: Uint8Array[] = [];
	/** The first two numbers of each frame. */
	get sent(): readonly (readonly [kind: number, step: number])[] {
		return this.frames.map((frame) => [frame[0], frame[1]]);
	}
	send(data: Uint8Array): void {
		this.frames.push(data);
	}
	close(): void {}
	hear(data: Uint8Array): void {
		this.onmessage?.({ data } as never);
	}
}

let connection: RoomConnection | undefined;
afterEach(() => connection?.close());

const nothing = (): void => undefined;
function connected(
	line: Line,
	doc = new Y.Doc(),
	refused: (reason?: CloseReason) => void = nothing
): RoomConnection {
	connection = new RoomConnection({
		room: 'book/b/department',
		doc,
		url: 'ws://nowhere/sync',
		connect: () => line,
		clock: new ServerClock(Date.now),
		presence: true,
		mayWrite: true,
		events: {
			hello: nothing,
			serverHas: nothing,
			synced: nothing,
			acknowledged: nothing,
			line: nothing,
			refused
		}
	});
	line.onopen?.({} as never);
	return connection;
}

function message(kind: number, ...body: readonly (number | Uint8Array)[]): Uint8Array {
	return encoding.encode((encoder) => {
		encoding.writeVarUint(encoder, kind);
		for (const part of body)
			if (typeof part === 'number') encoding.writeVarUint(encoder, part);
			else encoding.writeVarUint8Array(encoder, part);
	});
}

it('says its own presence, and nothing of what it heard of others', () => {
	const line = new Line();
	const { awareness } = connected(line);
	const presences = (): number => line.sent.filter(([kind]) => kind === MESSAGE.awareness).length;
	const before = presences();
	awareness.setLocalStateField('place', { sheet: 'T1' });
	expect(presences()).toBe(before + 1);

	const other = new Awareness(new Y.Doc());
	other.setLocalStateField('place', { sheet: 'T2' });
	const heard = vi.fn();
	awareness.on('change', heard);
	line.hear(message(MESSAGE.awareness, encodeAwarenessUpdate(other, [other.clientID])));
	expect(heard).toHaveBeenCalled();
	expect(awareness.getStates().get(other.clientID)).toBeDefined();
	expect(presences()).toBe(before + 1);
	other.destroy();
});

it('sends what is typed before the first sync with what the server lacks, and not ahead of it', () => {
	const line = new Line();
	const doc = new Y.Doc();
	connected(line, doc);
	const sent = (kind: number): number =>
		line.sent.filter(([type, step]) => type === MESSAGE.sync && step === kind).length;
	const type = (n: number): void => void doc.getMap('cells').set(`r1:${n}`, n);

	for (let n = 0; n < 20; n++) type(n);
	expect(sent(SYNC.update)).toBe(0);
	line.hear(message(MESSAGE.sync, SYNC.step1, Y.encodeStateVector(new Y.Doc())));
	expect(sent(SYNC.step2)).toBe(1);
	type(20);
	expect(sent(SYNC.update)).toBe(1);

	const server = new Y.Doc();
	for (const frame of line.frames.filter(([type, step]) => type === MESSAGE.sync && step > 0)) {
		const decoder = decoding.createDecoder(frame);
		decoding.readVarUint(decoder);
		decoding.readVarUint(decoder);
		Y.applyUpdate(server, decoding.readVarUint8Array(decoder));
	}
	expect(server.getMap('cells').toJSON()).toEqual(doc.getMap('cells').toJSON());
});

const REASONS = Object.entries(CLOSE_CODES) as [CloseReason, number][];
it.each(REASONS.filter(([reason]) => !PASSING_REASONS.has(reason)))(
	'tells that the server ended it: %s (%i)',
	(reason, code) => {
		const line = new Line();
		const told = vi.fn();
		connected(line, new Y.Doc(), told);
		line.onclose?.({ code, reason } as never);
		expect(told.mock.calls).toEqual([[reason]]);
	}
);
