/** The whole server, put together: one port for pages, API and relay. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Logger } from 'pino';
import { Accounts } from './access/accounts';
import { DemoPeople } from './access/demo-identities';
import type { People } from './access/people';
import type { PasswordHasher } from './access/password';
import { Sessions } from './access/sessions';
import { randomUUID } from 'node:crypto';
import { BookShelf, type ThreadScripts } from './books/book-shelf';
import { SigningDesk } from './books/signing-desk';
import { WorkflowDesk } from './books/workflow-desk';
import type { BookThreadBounds } from './books/copy/book-threads';
import type { ReadingBounds } from './books/reading/reading-threads';
import { isLoopback, type Configuration } from './configuration';
import { answerDemoForwarded, answerFailure, refuseForwardedUpgrade } from './http/answer';
import { Api } from './http/api';
import { BodySpace, type BODY_SPACE } from './http/body';
import { addressOf, networkOf } from './http/client-address';
import { REQUEST_LIMITS, RequestRates, type RequestLimits } from './http/request-rates';
import { isBeyondDemo, isKnownHost, isOwnOrigin } from './http/request-origin';
import { REQUEST_ID } from './http/request-id';
import { setSecurityHeaders } from './http/security-headers';
import type { WebHandler } from './http/web';
import type { RelayLimits } from './relay/limits';
import { BookRouter } from './nodes/book-router';
import { Issuer } from './oidc/issuer';
import { PacketDesk } from './packets/packet-desk';
import { LogFolder } from './relay/fold/log-folder';
import { Metrics } from './operations/metrics';
import { OperationsPages } from './operations/operations-pages';
import { Relay } from './relay/relay';
import { DiskProbe } from './store/disk-probe';
import type { Store } from './store/store';

export interface HebianServerOptions {
	readonly configuration: Configuration;
	readonly store: Store;
	readonly secret: Uint8Array;
	readonly web: WebHandler;
	readonly threads: ThreadScripts;
	readonly readingBounds?: Partial<ReadingBounds>;
	readonly bookBounds?: Partial<BookThreadBounds>;
	readonly log: Pick<Logger, 'info' | 'warn' | 'error'>;
	readonly now?: () => number;
	readonly limits?: Partial<RelayLimits>;
	readonly requestLimits?: Partial<RequestLimits>;
	readonly bodySpace?: typeof BODY_SPACE;
	/** Milliseconds until the head of a request must have come. */
	readonly handshake?: number;
	readonly hasher?: PasswordHasher;
}

const HANDSHAKE = 15_000;
/** Longer than the 60 s of usual proxies and clients: else one closes as it is used, and a request is lost. */
const KEEP_ALIVE = 75_000;
const TIDY_EVERY = 60_000;
/** How soon, in ms, what `hebian user` did in a process of its own counts here. */
const LOOK_EVERY = 1_000;

export class HebianServer {
	readonly relay: Relay;
	readonly books: BookShelf;
	readonly accounts: Accounts;
	readonly people: People;
	readonly sessions: Sessions;
	readonly #issuer: Issuer | undefined;
	readonly #options: HebianServerOptions;
	readonly #http: Server;
	readonly folder: LogFolder;
	readonly #api: Api;
	readonly #operations: OperationsPages;
	/** Where several nodes share the store. */
	readonly #router: BookRouter | undefined;
	readonly #rates: RequestRates;
	readonly #timers: NodeJS.Timeout[];
	#warnedOfProxy = false;
	#tidying = false;

	constructor(options: HebianServerOptions) {
		const { configuration, store, secret, log, limits, now = Date.now } = options;
		this.#options = options;
		const [{ mode }, demo] = [configuration, new DemoPeople(store)];
		const accounts = (this.accounts = new Accounts({ store, now, hasher: options.hasher }));
		const people = (this.people = mode === 'demo' ? demo : accounts.directory);
		this.sessions = new Sessions({ store, secret, mode, people, now });
		this.#rates = new RequestRates({
			...{ sessions: this.sessions, proxies: configuration.proxies, now },
			limits: { ...REQUEST_LIMITS, ...options.requestLimits }
		});
		this.folder = new LogFolder({ script: options.threads.fold, now });
		const figures = (): Relay['figures'] => this.relay.figures;
		const meter = new Metrics({ relay: figures, store: () => store.figures });
		this.relay = new Relay({
			...{ store, sessions: this.sessions, people, now, log, limits, folder: this.folder, meter },
			networkOf: (request) => networkOf(addressOf(request, configuration.proxies)),
			isOwnOrigin: (request) => isOwnOrigin(request, configuration)
		});
		const books = (this.books = new BookShelf({ ...options, rooms: this.relay.rooms, now }));
		const workflow = new WorkflowDesk({
			...{ shelf: books, store, now, randomId: randomUUID },
			roomChanged: (room) => this.relay.roomChanged(room)
		});
		const packets = new PacketDesk({
			...{ shelf: books, workflow, data: configuration.data, now, randomId: randomUUID }
		});
		const disk = new DiskProbe({ folder: configuration.data || undefined, store, now });
		this.#operations = new OperationsPages(disk, meter, configuration.metricsToken);
		this.#api = new Api({
			...{ configuration, store, sessions: this.sessions, people, demo, accounts, books, now },
			...{ workflow, packets, rates: this.#rates, bodies: new BodySpace(now, options.bodySpace) },
			...{ issuer: (this.#issuer = issuerOf(options)), secret },
			...{ signing: new SigningDesk({ shelf: books, store, now }), disk, figures },
			onError: (error, path, request) => log.error({ error, path, request }, 'request failed')
		});
		this.#router = this.#createRouter();
		this.#http = this.#createHttp(options.handshake);
		this.#timers = this.#startTimers();
	}

	#createRouter(): BookRouter | undefined {
		const { configuration, store, secret, log, now = Date.now } = this.#options;
		const { owners, books } = store;
		if (!owners) return undefined;
		return new BookRouter({
			...{ owners, books, secret, proxies: configuration.proxies, now },
			onError: (error) => log.error({ error }, 'could not find the node of a book')
		});
	}

	#startTimers(): NodeJS.Timeout[] {
		return [
			setInterval(() => void this.#tidy(), TIDY_EVERY).unref(),
			setInterval(() => void this.#lookElsewhere(), LOOK_EVERY).unref()
		];
	}

	#createHttp(handshake = HANDSHAKE): Server {
		const http = createServer(
			{
				requestTimeout: 120_000,
				headersTimeout: handshake,
				keepAliveTimeout: KEEP_ALIVE,
				connectionsCheckingInterval: handshake / 3
			},
			(request, response) => this.#answer(request, response)
		);
		http.on('upgrade', (request, socket, head) => {
			this.#router?.recognise(request);
			if (isBeyondDemo(request, this.#options.configuration)) refuseForwardedUpgrade(socket);
			else if (this.relay.handles(request)) void this.#upgrade(request, socket, head);
			else socket.destroy();
		});
		return http;
	}

	async #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
		if (!(await this.#router?.takesUpgrade(request, socket, head)))
			this.relay.upgrade(request, socket, head);
	}

	async #answerApi(
		request: IncomingMessage,
		response: ServerResponse,
		path: string
	): Promise<void> {
		if (!(await this.#router?.takesRequest(request, response)))
			await this.#api.answer(request, response, path);
	}

	/** Listens; resolves with the port. */
	async listen(): Promise<number> {
		await this.people.refresh();
		// Whether or not it answers, people with passwords sign in meanwhile.
		void this.#issuer?.discover();
		const { port, host } = this.#options.configuration;
		return new Promise((resolve, reject) => {
			this.#http.once('error', reject);
			this.#http.listen(port, host, () => {
				this.#http.off('error', reject);
				resolve((this.#http.address() as AddressInfo).port);
			});
		});
	}

	/** Takes nothing new, finishes what is under way, folds the logs. The store stays open. */
	async close(): Promise<void> {
		for (const timer of this.#timers) clearInterval(timer);
		this.#router?.close();
		const threadsEnded = this.books.close();
		const closed = new Promise<void>((resolve) => this.#http.close(() => resolve()));
		await this.relay.close();
		await this.folder.close();
		// Those who were connected here are on their way to other nodes by now.
		await this.#release(() => true);
		this.#http.closeIdleConnections();
		setTimeout(() => this.#http.closeAllConnections(), 2_000).unref();
		await Promise.all([closed, threadsEnded]);
	}

	/** One thing after the other, in the threads; what takes longer than a minute is not begun twice. */
	async #tidy(): Promise<void> {
		if (this.#tidying) return;
		this.#tidying = true;
		const { books } = this;
		const { log } = this.#options;
		books.tidy();
		await books.versions
			.makeDaily()
			.catch((error: unknown) => log.error({ error }, 'no daily version'));
		await books.samples
			.take()
			.catch((error: unknown) => log.error({ error }, 'no sample of findings'));
		await this.#release((book) => books.isIdle(book)).catch((error: unknown) =>
			log.error({ error }, 'a book could not be released')
		);
		this.#tidying = false;
	}

	/** Lets other nodes have the books of which nothing is in memory. */
	async #release(isIdle: (book: string) => boolean): Promise<void> {
		const { owners } = this.#options.store;
		const idle = [...(owners?.owned ?? [])].filter(isIdle);
		await Promise.all(idle.map((book) => owners!.release(book, () => isIdle(book))));
	}

	async #lookElsewhere(): Promise<void> {
		const { store, log } = this.#options;
		try {
			if (!(await store.changedElsewhere())) return;
			await this.people.refresh();
			await this.sessions.refresh();
		} catch (error) {
			log.error({ error }, 'could not see what another process changed');
		}
	}

	/** Behind a proxy that we were not told of, everybody would be throttled as one. */
	#mindProxy({ headers, socket }: IncomingMessage): void {
		const { configuration, log } = this.#options;
		if (configuration.mode === 'demo') return;
		if (this.#warnedOfProxy || configuration.proxies > 0 || !headers['x-forwarded-for']) return;
		if (!isLoopback(socket.remoteAddress ?? '')) return;
		this.#warnedOfProxy = true;
		log.warn(
			{},
			'requests come through a proxy but HEBIAN_PROXIES is not set: sign-in throttling takes everybody for one address'
		);
	}

	#answer(request: IncomingMessage, response: ServerResponse): void {
		const { configuration, web } = this.#options;
		this.#router?.recognise(request);
		this.#mindProxy(request);
		const [path] = (request.url ?? '/').split('?');
		const forApi = this.#api.handles(path);
		const secure = configuration.mode === 'production';
		const forOperator = this.#operations.handles(path);
		setSecurityHeaders(response, { kind: forApi || forOperator ? 'data' : 'files', secure });
		response.setHeader(REQUEST_ID, randomUUID());
		// Programs that ask every few seconds know no name of ours, and are not throttled as people are.
		if (forOperator) return void this.#operations.answer(request, response, path);
		const retryAt = this.#rates.ofAddress(request);
		if (retryAt !== undefined) answerFailure(response, { kind: 'too-many-requests', retryAt });
		else if (!isKnownHost(request, configuration))
			answerFailure(response, { kind: 'foreign-origin' });
		else if (isBeyondDemo(request, configuration)) {
			if (forApi) answerFailure(response, { kind: 'demo-forwarded' });
			else answerDemoForwarded(response);
		} else if (forApi) void this.#answerApi(request, response, path);
		else web(request, response);
	}
}

function issuerOf(options: HebianServerOptions): Issuer | undefined {
	const { configuration, log, now = Date.now } = options;
	const { oidc: settings, origin = '' } = configuration;
	if (!settings) return undefined;
	const onFailure = (what: string, reason: string): void =>
		log.warn({ what, reason }, 'the OpenID Connect issuer');
	return new Issuer({ settings, origin, now, onFailure });
}
