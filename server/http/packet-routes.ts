/** `/api/books/<book>/packets`: signed files for, and from, a network that is not connected. */
import type { ServerResponse } from 'node:http';
import { z } from 'zod';
import { SIZE_LIMIT } from '$lib/exchange/read/import-report';
import type { PacketResult } from '../packets/packet-desk';
import { answerJson } from './answer';
import type { Call, Route } from './api';
import { readBody, readJson } from './body';
import { bookOf } from './book-routes';
import { Refused } from './failures';

function given<T>(result: PacketResult<T>): T {
	if (!result.ok) throw new Refused(result.failure);
	return result.value;
}

async function key(call: Call): Promise<void> {
	await bookOf(call);
	const { file } = call.context.packets.key;
	answerFile(call.response, `hebian-key-${file.fingerprint.slice(0, 8)}.json`, file);
}

async function seal(call: Call): Promise<void> {
	const { person, book } = await bookOf(call);
	const { packets } = call.context;
	const [, kind, unit] = call.parameters;
	const packet = given(
		await (kind === 'return'
			? packets.sealReturn(book, person, unit)
			: packets.sealAnswer(book, person, unit))
	);
	answerFile(call.response, `${packet.content.unit.name}-${kind}.hebian-packet.json`, packet);
}

async function check(call: Call): Promise<void> {
	const { person, book } = await bookOf(call);
	answerJson(
		call.response,
		200,
		given(await call.context.packets.check(book, person, await textOf(call)))
	);
}

async function take(call: Call): Promise<void> {
	const { person, book } = await bookOf(call);
	const step = given(await call.context.packets.take(book, person, await textOf(call)));
	answerJson(call.response, 200, { step });
}

const keyRequest = z.object({
	file: z.string().max(4_000),
	label: z.string().trim().min(1).max(80)
});

async function trust(call: Call): Promise<void> {
	const { person, book } = await bookOf(call);
	const asked = await readJson(call.request, keyRequest);
	answerJson(call.response, 201, {
		step: given(await call.context.packets.trust(book, person, asked))
	});
}

async function distrust(call: Call): Promise<void> {
	const { person, book } = await bookOf(call);
	const step = given(await call.context.packets.distrust(book, person, call.parameters[1]));
	answerJson(call.response, 200, { step });
}

async function textOf({ request }: Call): Promise<string> {
	return new TextDecoder().decode(await readBody(request, SIZE_LIMIT));
}

function answerFile(response: ServerResponse, name: string, value: unknown): void {
	const text = Buffer.from(`${JSON.stringify(value, null, '\t')}\n`);
	response.writeHead(200, {
		'content-type': 'application/json; charset=utf-8',
		'content-length': text.length,
		'content-disposition': `attachment; filename="packet.json"; filename*=UTF-8''${encodeURIComponent(name)}`,
		'cache-control': 'no-store'
	});
	response.end(text);
}

const ID = String.raw`([\w-]{1,64})`;
const at = (rest: string): RegExp => new RegExp(`^/api/books/${ID}/packets/${rest}$`);

export const PACKET_ROUTES: readonly Route[] = [
	{ method: 'GET', path: at('key'), answer: key },
	{ method: 'POST', path: at('keys'), answer: trust },
	{ method: 'DELETE', path: at('keys/([0-9a-f]{64})'), answer: distrust },
	{ method: 'GET', path: at(`(return|answer)/${ID}`), answer: seal },
	{ method: 'POST', path: at('checked'), answer: check },
	{ method: 'POST', path: at('taken'), answer: take }
];
