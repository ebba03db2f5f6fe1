/** Request bodies, read as they stream in and never beyond their bound. */
import type { IncomingMessage } from 'node:http';
import type { z } from 'zod';
import { WorkFailed } from '../threads/work-failed';
import { Refused } from './failures';

/** Bytes of long bodies that may be in memory at once, in all and of one person. */
export const BODY_SPACE = { most: 160 * 1024 * 1024, mostOfOne: 100 * 1024 * 1024 };
/** Milliseconds after which a body that found no space may be sent again. */
const AGAIN_AFTER = 5_000;

/** The long bodies that are being received, wait for a thread or are read there. */
export class BodySpace {
	/** Bytes by person. */
	readonly #held = new Map<string, number>();

	constructor(
		readonly now: () => number,
		readonly bounds = BODY_SPACE
	) {}

	/**
	 * Receives a body and holds its space until `work` is done with it. A body that does not say how
	 * long it is takes as much as it may be.
	 * @throws WorkFailed before anything is read, where there is no space
	 */
	async hold<T>(
		request: IncomingMessage,
		{ person, limit }: { readonly person: string; readonly limit: number },
		work: (body: Uint8Array<ArrayBuffer>) => Promise<T>
	): Promise<T> {
		const announced = Number(request.headers['content-length'] ?? limit);
		const bytes = Math.min(limit, Number.isFinite(announced) ? announced : limit);
		this.#take(person, bytes);
		try {
			return await work(await readBody(request, limit));
		} finally {
			this.#add(person, -bytes);
		}
	}

	#take(person: string, bytes: number): void {
		let all = bytes;
		for (const held of this.#held.values()) all += held;
		const retryAt = this.now() + AGAIN_AFTER;
		if ((this.#held.get(person) ?? 0) + bytes > this.bounds.mostOfOne)
			throw new WorkFailed({ kind: 'throttled', retryAt });
		if (all > this.bounds.most) throw new WorkFailed({ kind: 'busy', retryAt });
		this.#add(person, bytes);
	}

	#add(person: string, bytes: number): void {
		const held = (this.#held.get(person) ?? 0) + bytes;
		if (held > 0) this.#held.set(person, held);
		else this.#held.delete(person);
	}
}

/** Reads the whole body; refuses as soon as it is, or says it will be, longer than `limit` bytes. */
export async function readBody(
	request: IncomingMessage,
	limit: number
): Promise<Uint8Array<ArrayBuffer>> {
	const announced = Number(request.headers['content-length'] ?? 0);
	if (announced > limit) throw new Refused({ kind: 'too-large', limit });
	// In a buffer of its own, which can be handed over to a thread; filled as the pieces come.
	let body = new Uint8Array(announced);
	let size = 0;
	for await (const chunk of request as AsyncIterable<Buffer>) {
		if (size + chunk.length > limit) throw new Refused({ kind: 'too-large', limit });
		if (size + chunk.length > body.length) body = grown(body, size + chunk.length, limit);
		body.set(chunk, size);
		size += chunk.length;
	}
	return size === body.length ? body : body.slice(0, size);
}

/** At least so long, and twice as long as before, so that copying stays in proportion. */
function grown(
	body: Uint8Array<ArrayBuffer>,
	least: number,
	limit: number
): Uint8Array<ArrayBuffer> {
	const larger = new Uint8Array(Math.min(limit, Math.max(least, body.length * 2)));
	larger.set(body);
	return larger;
}

const JSON_LIMIT = 64 * 1024;

/** A JSON body of the given shape. */
export async function readJson<T>(request: IncomingMessage, shape: z.ZodType<T>): Promise<T> {
	const bytes = await readBody(request, JSON_LIMIT);
	let value: unknown;
	try {
		value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
	} catch {
		throw new Refused({ kind: 'bad-request', problems: ['not JSON'] });
	}
	return checked(shape, value);
}

export function checked<T>(shape: z.ZodType<T>, value: unknown): T {
	const read = shape.safeParse(value);
	if (read.success) return read.data;
	const problems = read.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`.slice(0, 200));
	throw new Refused({ kind: 'bad-request', problems: problems.slice(0, 20) });
}
