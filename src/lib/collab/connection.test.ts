import * as encoding from 'lib0/encoding';
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import { afterEach, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import type { SocketLike } from './bounded-socket';
import { RoomConnection } from './connection';
import { ServerClock } from './server-clock';
import { MESSAGE } from './wire';

class Line {
	binaryType = '';
	readyState = 1;
	onopen: SocketLike['onopen'] = null;
	onmessage: SocketLike['onmessage'] = null;
	onerror: SocketLike['onerror'] = null;
	onclose: SocketLike['onclose'] = null;
	readonly sent: number[] = [];
	send(data: Uint8Array): void {
		this.sent.push(data[0]);
	}
	close(): void {}
	hear(data: Uint8Array): void {
		this.onmessage?.({ data } as never);
	}
}

let connection: RoomConnection | undefined;
afterEach(() => connection?.close());

it('says its own presence, and nothing of what it heard of others', () => {
	const line = new Line();
	const nothing = (): void => undefined;
	connection = new RoomConnection({
		room: 'book/b/department',
		doc: new Y.Doc(),
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
			refused: nothing
		}
	});
	line.onopen?.({} as never);
	const presences = (): number => line.sent.filter((kind) => kind === MESSAGE.awareness).length;

	const before = presences();
	connection.awareness.setLocalStateField('place', { sheet: 'T1' });
	expect(presences()).toBe(before + 1);

	const other = new Awareness(new Y.Doc());
	other.setLocalStateField('place', { sheet: 'T2' });
	const heard = vi.fn();
	connection.awareness.on('change', heard);
	line.hear(
		encoding.encode((encoder) => {
			encoding.writeVarUint(encoder, MESSAGE.awareness);
			encoding.writeVarUint8Array(encoder, encodeAwarenessUpdate(other, [other.clientID]));
		})
	);
	expect(heard).toHaveBeenCalled();
	expect(connection.awareness.getStates().get(other.clientID)).toBeDefined();
	expect(presences()).toBe(before + 1);
	other.destroy();
});
