/**
 * A packet: a signed file that carries a return, or a unit's answer to it, between two networks
 * that are not connected. Here is its shape; keys and signatures are the server's.
 */
import { z } from '$lib/budget/values/zod';
import type { BookHead } from '$lib/budget/book/book';
import { PART_STATES, ROUNDS } from '$lib/budget/book/workflow';

export const PACKET_VERSION = 1;
const id = z.string().min(1).max(80);
const name = z.string().max(300);

const common = {
	/** Of a return: the id of its step. */
	id,
	/** Copies of a book in two networks have different ids; its department and year are the same. */
	book: z.object({
		year: z.int(),
		department: z.object({ code: z.string().max(40), name })
	}),
	unit: z.object({ id, name }),
	round: z.enum(ROUNDS),
	by: name,
	/** When it was decided, UTC. */
	at: z.iso.datetime(),
	/** What the part held there then, sheet by sheet. */
	digests: z.record(z.string().max(100), z.string().max(40))
};

const contentSchema = z.discriminatedUnion('kind', [
	z.strictObject({
		kind: z.literal('return'),
		...common,
		note: z.string().max(2_000),
		cited: z
			.array(
				z.strictObject({
					rule: z.string().max(60),
					cells: z.array(z.string().max(300)).max(50)
				})
			)
			.max(200)
	}),
	z.strictObject({
		kind: z.literal('answer'),
		...common,
		/** The id of the return that is answered. */
		answers: id,
		state: z.enum(PART_STATES),
		/** The unit's part as a book file of its edition; read by `readBookFile`. */
		part: z.record(z.string(), z.unknown())
	})
]);

export type PacketContent = z.infer<typeof contentSchema>;
export type ReturnContent = PacketContent & { readonly kind: 'return' };
export type AnswerContent = PacketContent & { readonly kind: 'answer' };

/** What a decision about a packet rests on: all but what may be long. */
export type PacketFacts = Omit<ReturnContent, 'digests'> | Omit<AnswerContent, 'digests' | 'part'>;

const packetSchema = z.strictObject({
	format: z.literal('hebian-packet'),
	version: z.int(),
	content: contentSchema,
	signature: z.strictObject({
		algorithm: z.literal('Ed25519'),
		/** Fingerprint of the key. */
		key: z.string().regex(/^[0-9a-f]{64}$/),
		/** base64url */
		value: z.string().max(200)
	})
});
export type Packet = z.infer<typeof packetSchema>;

/** A public key on its way to another network. */
const keySchema = z.strictObject({
	format: z.literal('hebian-key'),
	version: z.int(),
	algorithm: z.literal('Ed25519'),
	publicKey: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
	fingerprint: z.string().regex(/^[0-9a-f]{64}$/)
});
export type KeyFile = z.infer<typeof keySchema>;

/** A text that is no packet, or no key; `at` names the place, empty where it is no JSON at all. */
export interface MalformedPacket {
	readonly kind: 'not-a-packet' | 'not-a-key';
	readonly at: string;
}
export interface NewerPacket {
	readonly kind: 'newer-packet';
	readonly version: number;
}
export type ReadPacket =
	| { readonly ok: true; readonly packet: Packet }
	| { readonly ok: false; readonly failure: MalformedPacket | NewerPacket };

export function readPacket(text: string): ReadPacket {
	const value = parsed(text);
	const version = z.object({ version: z.int() }).safeParse(value);
	if (version.success && version.data.version > PACKET_VERSION)
		return { ok: false, failure: { kind: 'newer-packet', version: version.data.version } };
	const read = packetSchema.safeParse(value);
	if (!read.success) return { ok: false, failure: { kind: 'not-a-packet', at: placeOf(read) } };
	return isDeep(read.data.content)
		? { ok: false, failure: { kind: 'not-a-packet', at: 'content.part' } }
		: { ok: true, packet: read.data };
}

export function readKeyFile(
	text: string
):
	| { readonly ok: true; readonly key: KeyFile }
	| { readonly ok: false; readonly failure: MalformedPacket } {
	const read = keySchema.safeParse(parsed(text));
	return read.success
		? { ok: true, key: read.data }
		: { ok: false, failure: { kind: 'not-a-key', at: placeOf(read) } };
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

function placeOf({ error }: z.ZodSafeParseError<unknown>): string {
	return error.issues[0].path.join('.');
}

/** Deeper than any book file: nothing to walk through by recursion. */
const DEEPEST = 24;

function isDeep(value: unknown, depth = 0): boolean {
	if (typeof value !== 'object' || value === null) return false;
	return depth > DEEPEST || Object.values(value).some((inner) => isDeep(inner, depth + 1));
}

/**
 * What is signed: the content as JSON with sorted keys and no space (RFC 8785), after a line that
 * no other signature of ours begins with.
 */
export function signedText(content: PacketContent): string {
	return `hebian-packet ${PACKET_VERSION}\n${canonical(content)}`;
}

function canonical(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
	if (typeof value !== 'object' || value === null) return JSON.stringify(value);
	const entries = Object.entries(value)
		.filter(([, inner]) => inner !== undefined)
		.sort(([a], [b]) => (a < b ? -1 : 1));
	return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(',')}}`;
}

/** A book as packets name it. */
export function bookNamed({
	year,
	department: { code, name }
}: Pick<BookHead, 'year' | 'department'>): PacketContent['book'] {
	return { year, department: { code, name } };
}
