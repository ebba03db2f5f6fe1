/**
 * Our messages beside those of y-websocket (0 sync, 1 awareness, 2 auth, 3 query awareness), one
 * message a frame. Bodies are lib0: a varuint type, then what the codec below writes.
 *
 * | type | client → server | server → client |
 * |---|---|---|
 * | 100 | ack request: counter | acknowledgement: counter, server time |
 * | 101 | – | hello: JSON, the first message of every connection |
 * | 102 | – | refused: JSON, just before the socket is closed with the reason's code |
 */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { PART_STATES, type PartState } from '$lib/budget/book/workflow';
import type { Identity } from '../room/identity';

export const MESSAGE = {
	sync: 0,
	awareness: 1,
	auth: 2,
	queryAwareness: 3,
	ack: 100,
	hello: 101,
	refused: 102
} as const;

/** Kinds of sync message inside type 0, as y-protocols numbers them. */
export const SYNC = { step1: 0, step2: 1, update: 2 } as const;

/** Largest frame either side sends; what is larger goes in several (`splitUpdate`) or by HTTP. */
export const MAX_FRAME = 256 * 1024;

/** Why the server ends a connection for good; these stop the client's retries. */
export const CLOSE_CODES = {
	'bad-message': 4400,
	'no-session': 4401,
	'not-yours': 4403,
	'no-such-room': 4404,
	'too-slow': 4408,
	'unknown-schema': 4409,
	/** The right to the room was withdrawn while the connection was open. */
	withdrawn: 4410,
	'too-big': 4413,
	/** The room holds as much as it may. */
	'room-full': 4414,
	locked: 4423,
	/** What the server keeps of the room is damaged: it is not opened until a backup is restored. */
	damaged: 4500,
	'rate-limited': 4429
} as const;

export type CloseReason = keyof typeof CLOSE_CODES;

/** Reasons that pass: the client tries again after a pause, with everything it has. */
export const PASSING_REASONS: ReadonlySet<CloseReason> = new Set<CloseReason>([
	'too-slow',
	'rate-limited'
]);

export function closeReasonOf(code: number): CloseReason | undefined {
	const found = Object.entries(CLOSE_CODES).find(([, number]) => number === code);
	return found?.[0] as CloseReason | undefined;
}

/** What the server says first on every connection. */
export interface Hello {
	/** Schema version of the room. */
	readonly schema: number;
	/** Changes when the server's data were replaced (a restored backup). */
	readonly epoch: string;
	/** UTC milliseconds. */
	readonly serverTime: number;
	readonly identity: Identity;
	readonly mayWrite: boolean;
	/** They may by who they are, but the room's part is closed to them as things stand. */
	readonly locked?: PartState;
}

export interface Ack {
	readonly counter: number;
	/** UTC milliseconds. */
	readonly serverTime: number;
}

export interface Refused {
	readonly reason: CloseReason;
	/** What exactly, for the log; never shown to people as it is. */
	readonly detail?: string;
}

export type WireFailure =
	| { readonly kind: 'cut-off' }
	| { readonly kind: 'not-json' }
	| { readonly kind: 'wrong-shape'; readonly field: string };

export type Decoded<T> =
	{ readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: WireFailure };

export function encodeAckRequest(counter: number): Uint8Array {
	return encoding.encode((encoder) => {
		encoding.writeVarUint(encoder, MESSAGE.ack);
		encoding.writeVarUint(encoder, counter);
	});
}

export function encodeAck({ counter, serverTime }: Ack): Uint8Array {
	return encoding.encode((encoder) => {
		encoding.writeVarUint(encoder, MESSAGE.ack);
		encoding.writeVarUint(encoder, counter);
		encoding.writeVarUint(encoder, Math.max(0, Math.round(serverTime)));
	});
}

export const encodeHello = (hello: Hello): Uint8Array => encodeJson(MESSAGE.hello, hello);
export const encodeRefused = (refused: Refused): Uint8Array => encodeJson(MESSAGE.refused, refused);

/** Reads the body of an ack request (after its type). */
export function decodeAckRequest(decoder: decoding.Decoder): Decoded<number> {
	return bounded(() => decoding.readVarUint(decoder));
}

export function decodeAck(decoder: decoding.Decoder): Decoded<Ack> {
	return bounded(() => ({
		counter: decoding.readVarUint(decoder),
		serverTime: decoding.readVarUint(decoder)
	}));
}

export function decodeHello(decoder: decoding.Decoder): Decoded<Hello> {
	const json = decodeJson(decoder);
	if (!json.ok) return json;
	const { schema, epoch, serverTime, identity, mayWrite, locked } = json.value;
	if (typeof schema !== 'number') return wrong('schema');
	if (typeof epoch !== 'string') return wrong('epoch');
	if (typeof serverTime !== 'number') return wrong('serverTime');
	if (!isIdentity(identity)) return wrong('identity');
	if (typeof mayWrite !== 'boolean') return wrong('mayWrite');
	if (!isLocked(locked)) return wrong('locked');
	const hello = { schema, epoch, serverTime, identity, mayWrite };
	return { ok: true, value: locked === undefined ? hello : { ...hello, locked } };
}

export function decodeRefused(decoder: decoding.Decoder): Decoded<Refused> {
	const json = decodeJson(decoder);
	if (!json.ok) return json;
	const { reason, detail } = json.value;
	if (typeof reason !== 'string' || !(reason in CLOSE_CODES)) return wrong('reason');
	return {
		ok: true,
		value: { reason: reason as CloseReason, ...(typeof detail === 'string' && { detail }) }
	};
}

function isLocked(value: unknown): value is PartState | undefined {
	return value === undefined || PART_STATES.includes(value as PartState);
}

const ROLES: readonly unknown[] = ['coordinator', 'clerk', 'reviewer', 'viewer'];

export function isIdentity(value: unknown): value is Identity {
	if (typeof value !== 'object' || value === null) return false;
	const { id, name, role, unit } = value as Record<string, unknown>;
	return (
		typeof id === 'string' &&
		typeof name === 'string' &&
		ROLES.includes(role) &&
		(unit === undefined || typeof unit === 'string')
	);
}

const MAX_JSON = 16 * 1024;

function encodeJson(type: number, value: unknown): Uint8Array {
	return encoding.encode((encoder) => {
		encoding.writeVarUint(encoder, type);
		encoding.writeVarString(encoder, JSON.stringify(value));
	});
}

function decodeJson(decoder: decoding.Decoder): Decoded<Record<string, unknown>> {
	if (decoder.arr.length - decoder.pos > MAX_JSON) return wrong('length');
	const text = bounded(() => decoding.readVarString(decoder));
	if (!text.ok) return text;
	try {
		const value: unknown = JSON.parse(text.value);
		if (typeof value !== 'object' || value === null) return wrong('body');
		return { ok: true, value: value as Record<string, unknown> };
	} catch {
		return { ok: false, failure: { kind: 'not-json' } };
	}
}

function bounded<T>(read: () => T): Decoded<T> {
	try {
		return { ok: true, value: read() };
	} catch {
		return { ok: false, failure: { kind: 'cut-off' } };
	}
}

const wrong = (field: string): { ok: false; failure: WireFailure } => ({
	ok: false,
	failure: { kind: 'wrong-shape', field }
});
