/** `/api/books/<book>/packets`: signed files for, and from, a network that is not connected. */
import { z } from 'zod';
import { SIZE_LIMIT } from '$lib/exchange/read/import-report';
import type { Person } from '../access/person';
import type { PacketResult } from '../packets/packet-desk';
import { utf8 } from '../threads/bytes';
import { answerFile, answerJson, answerText } from './answer';
import type { Call, Route } from './api';
import { readJson } from './body';
import { bookOf } from './book-routes';
import { Refused } from './failures';

function given<T>(result: PacketResult<T>): T {
	if (!result.ok) throw new Refused(result.failure);
	return result.value;
}

async function key(call: Call): Promise<void> {
	await bookOf(call);
	const { file } = call.context.packets.key;
	const name = `hebian-key-${file.fingerprint.slice(0, 8)}.json`;
	const text = `${JSON.stringify(file, null, '\t')}\n`;
	answerFile(call.response, { name, plain: 'packet.json' }, utf8(text));
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
	const name = `${packet.unit}-${kind}.hebian-packet.json`;
	answerFile(call.response, { name, plain: 'packet.json' }, packet.json);
}

async function check(call: Call): Promise<void> {
	const { person, book } = await bookOf(call);
	const { packets } = call.context;
	const checked = await withPacket(call, person, (bytes) => packets.check(book, person, bytes));
	const { content, ...said } = given(checked);
	const rest = JSON.stringify(said).slice(1);
	answerText(call.response, 200, ['{"content":', content, ',', rest]);
}

async function take(call: Call): Promise<void> {
	const { person, book } = await bookOf(call);
	const { packets } = call.context;
	const step = given(await withPacket(call, person, (bytes) => packets.take(book, person, bytes)));
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

async function withPacket<T>(
	{ request, context }: Call,
	person: Person,
	work: (bytes: Uint8Array) => Promise<T>
): Promise<T> {
	context.packets.expectRoom(person);
	return context.bodies.hold(request, { person: person.id, limit: SIZE_LIMIT }, work);
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
