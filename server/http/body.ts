/** Request bodies, read as they stream in and never beyond their bound. */
import type { IncomingMessage } from 'node:http';
import type { z } from 'zod';
import { Refused } from './failures';

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
