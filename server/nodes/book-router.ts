/**
 * Finds the node that a request is for. A book is worked on by one node; whichever a visitor comes to
 * hands the requests about it on to that one, or takes the book where no living node has it.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { answerFailure } from '../http/answer';
import { addressOf, vouchFor } from '../http/client-address';
import { refuseUpgrade, roomNameOf } from '../relay/upgrade-request';
import { bookOf } from '../store/book-of';
import type { BookOwners } from '../store/book-owners';
import type { BookStore } from '../store/store';
import { connectTo, handOnRequest, handOnUpgrade } from './hand-on';
import { NODE_PASS, NodePasses } from './node-pass';

export interface BookRouterOptions {
	readonly owners: BookOwners;
	readonly books: Pick<BookStore, 'find'>;
	/** What all nodes have alike. */
	readonly secret: Uint8Array;
	readonly proxies: number;
	readonly now: () => number;
	readonly onError: (error: unknown) => void;
}

/** Milliseconds for which the book of a node that does not answer is waited for: longer than its lease lasts. */
const PATIENCE = 13_000;
/** Milliseconds between two tries. */
const AGAIN = 300;
/** Milliseconds between two looks whether those who are connected to another node are right there. */
const LOOK_EVERY = 2_000;

/** Somebody who is connected to another node through this one. */
interface HandedOn {
	readonly book: string;
	readonly url: string;
	readonly end: () => void;
}

export class BookRouter {
	readonly #options: BookRouterOptions;
	readonly #passes: NodePasses;
	readonly #handedOn = new Set<HandedOn>();
	readonly #timer: NodeJS.Timeout;
	#stopping = false;

	constructor(options: BookRouterOptions) {
		this.#options = options;
		this.#passes = new NodePasses(options.secret, options.now);
		this.#timer = setInterval(() => void this.#look(), LOOK_EVERY).unref();
	}

	/** Requests that are handed on at the moment. */
	get handedOn(): number {
		return this.#handedOn.size;
	}

	/** Believes what another node says of a request; before anything else is asked about it. */
	recognise(request: IncomingMessage): void {
		const address = this.#passes.read(request);
		if (address !== undefined) vouchFor(request, address);
	}

	/** False for a request that is to be answered here. */
	async takesRequest(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
		const book = bookOfPath(request.url ?? '');
		const owner = await this.#ownerFor(request, book).catch((error: unknown) => {
			this.#options.onError(error);
			return 'nobody' as const;
		});
		if (owner === 'here') return false;
		if (owner === 'nobody') this.#answerBusy(response);
		else
			await this.#during({ book, ...owner }, () =>
				handOnRequest({ request, response }, owner.socket, this.#passFor(request))
			).catch(() => this.#answerBusy(response));
		return true;
	}

	/** False for an upgrade that is to be answered here. */
	async takesUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<boolean> {
		const book = bookOf(roomNameOf(request));
		const onError = (): void => void socket.destroy();
		socket.on('error', onError);
		const owner = await this.#ownerFor(request, book).catch((error: unknown) => {
			this.#options.onError(error);
			return 'nobody' as const;
		});
		socket.off('error', onError);
		if (owner === 'here') return false;
		if (owner === 'nobody' || socket.destroyed) refuseUpgrade(socket, '503 Service Unavailable');
		else {
			handOnUpgrade({ request, socket, head }, owner.socket, this.#passFor(request));
			const closed = new Promise<void>((resolve) => owner.socket.once('close', () => resolve()));
			void this.#during({ book, ...owner }, () => closed);
		}
		return true;
	}

	/** Hands nothing on any more, and takes no book. */
	close(): void {
		this.#stopping = true;
		clearInterval(this.#timer);
		for (const { end } of this.#handedOn) end();
	}

	/** A node that another has sent somebody to sends nobody on: else two could send them round in a circle. */
	async #ownerFor(
		request: IncomingMessage,
		book: string
	): Promise<'here' | 'nobody' | { readonly url: string; readonly socket: Socket }> {
		const { owners, books } = this.#options;
		if (book === '' || owners.owns(book)) return 'here';
		if (this.#stopping) return 'nobody';
		// There are no leases of books that are not there; whoever asks learns it here.
		if (!(await books.find(book))) return 'here';
		const end = performance.now() + PATIENCE;
		const isFromNode = this.#passes.read(request) !== undefined;
		for (;;) {
			const owner = await owners.claim(book);
			if (owner.kind === 'ours') return 'here';
			const socket = isFromNode ? undefined : await connectTo(owner.url);
			if (socket) return { url: owner.url, socket };
			if (isFromNode || this.#stopping || performance.now() > end) return 'nobody';
			await pause(AGAIN);
		}
	}

	#passFor(request: IncomingMessage): readonly [string, string] {
		const address = addressOf(request, this.#options.proxies);
		return [NODE_PASS, this.#passes.issue(request, address)];
	}

	async #during(
		{ book, url, socket }: { book: string; url: string; socket: Socket },
		work: () => Promise<void>
	): Promise<void> {
		const one = { book, url, end: () => void socket.destroy() };
		this.#handedOn.add(one);
		await work().finally(() => this.#handedOn.delete(one));
	}

	/** Whoever is connected to a node that lost the book comes again, and finds the one that has it. */
	async #look(): Promise<void> {
		if (this.#handedOn.size === 0) return;
		try {
			const books = new Set([...this.#handedOn].map(({ book }) => book));
			const where = await this.#options.owners.elsewhere([...books]);
			for (const { book, url, end } of this.#handedOn) if (where.get(book) !== url) end();
		} catch (error) {
			this.#options.onError(error);
		}
	}

	#answerBusy(response: ServerResponse): void {
		if (response.headersSent) return void response.destroy();
		const retryAt = this.#options.now() + 1_000;
		answerFailure(response, { kind: 'busy', retryAt });
	}
}

/** Empty for what is of no book. */
function bookOfPath(url: string): string {
	return /^\/api\/books\/([\w-]{1,64})(?=[/?]|$)/.exec(url)?.[1] ?? '';
}
