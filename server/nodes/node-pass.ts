/**
 * What a node says of a request that it hands on to another: where it came from. It is signed with a key
 * that only nodes have; what a visitor writes there counts for nothing.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

export const NODE_PASS = 'x-hebian-pass';
/** Milliseconds for which a pass is good; also how far the clocks of two nodes may be apart. */
const LASTS = 5 * 60_000;

type Asked = Pick<IncomingMessage, 'method' | 'url'>;

export class NodePasses {
	readonly #key: Uint8Array;

	/** @param secret what all nodes have alike */
	constructor(
		secret: Uint8Array,
		private readonly now: () => number
	) {
		this.#key = createHmac('sha256', secret).update('hebian node pass').digest();
	}

	/** The header's value. @param address of the client */
	issue(request: Asked, address: string): string {
		const said = Buffer.from(JSON.stringify([this.now(), address])).toString('base64url');
		return `${said}.${this.#sign(request, said)}`;
	}

	/** The client's address; `undefined` where no node of ours says it. */
	read(request: Asked & Pick<IncomingMessage, 'headers'>): string | undefined {
		const [said = '', signature = ''] = String(request.headers[NODE_PASS] ?? '').split('.');
		const [given, right] = [signature, this.#sign(request, said)].map((text) => Buffer.from(text));
		if (given.length !== right.length || !timingSafeEqual(given, right)) return undefined;
		const [at, address] = JSON.parse(Buffer.from(said, 'base64url').toString()) as [number, string];
		return Math.abs(this.now() - at) <= LASTS ? address : undefined;
	}

	#sign({ method, url }: Asked, said: string): string {
		const text = `${said}\n${method}\n${url}`;
		return createHmac('sha256', this.#key).update(text).digest('base64url');
	}
}
