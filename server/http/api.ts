/** The HTTP API: finds the route, checks where the request comes from, turns refusals into answers. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Accounts } from '../access/accounts';
import type { DemoPeople } from '../access/demo-identities';
import type { People } from '../access/people';
import type { Sessions } from '../access/sessions';
import type { BookShelf } from '../books/book-shelf';
import type { SigningDesk } from '../books/signing-desk';
import type { WorkflowDesk } from '../books/workflow-desk';
import type { Configuration } from '../configuration';
import type { Issuer } from '../oidc/issuer';
import type { PacketDesk } from '../packets/packet-desk';
import type { DiskProbe } from '../store/disk-probe';
import type { Store } from '../store/store';
import { answerFailure } from './answer';
import type { BodySpace } from './body';
import { failureOf, isRefusal, Refused } from './failures';
import { BOOK_ROUTES } from './book-routes';
import { HISTORY_ROUTES } from './history-routes';
import { LINK_ROUTES } from './link-routes';
import { OIDC_ROUTES } from './oidc-routes';
import { PACKET_ROUTES } from './packet-routes';
import { PEOPLE_ROUTES } from './people-routes';
import { PROFILE_ROUTES } from './profile-routes';
import { isOwnOrigin } from './request-origin';
import { REQUEST_ID } from './request-id';
import type { RequestRates } from './request-rates';
import { SESSION_ROUTES } from './session-routes';
import { SIGNING_ROUTES } from './signing-routes';
import { VERSION_ROUTES } from './version-routes';
import { WORKFLOW_ROUTES } from './workflow-routes';

export interface ApiContext {
	readonly configuration: Configuration;
	readonly store: Store;
	readonly sessions: Sessions;
	readonly people: People;
	/** The identities of demo mode. */
	readonly demo: DemoPeople;
	readonly accounts: Accounts;
	/** The issuer of the office, where there is one. */
	readonly issuer: Issuer | undefined;
	/** Of which the keys of cookies are made. */
	readonly secret: Uint8Array;
	readonly books: BookShelf;
	readonly workflow: WorkflowDesk;
	readonly signing: SigningDesk;
	readonly packets: PacketDesk;
	readonly rates: RequestRates;
	readonly bodies: BodySpace;
	readonly now: () => number;
	readonly disk: DiskProbe;
	/** What the health page adds: figures of the relay. */
	readonly figures: () => Readonly<Record<string, number>>;
	/** @param request its id, which is in the answer too */
	readonly onError: (error: unknown, path: string, request: string) => void;
}

export interface Call {
	readonly request: IncomingMessage;
	readonly response: ServerResponse;
	/** What the path's groups matched. */
	readonly parameters: readonly string[];
	readonly context: ApiContext;
}

export interface Route {
	readonly method: 'GET' | 'POST' | 'DELETE';
	readonly path: RegExp;
	readonly answer: (call: Call) => Promise<void>;
}

/** Every route of the API. */
export const ROUTES: readonly Route[] = [
	...SESSION_ROUTES,
	...PROFILE_ROUTES,
	...LINK_ROUTES,
	...OIDC_ROUTES,
	...BOOK_ROUTES,
	...HISTORY_ROUTES,
	...VERSION_ROUTES,
	...PEOPLE_ROUTES,
	...WORKFLOW_ROUTES,
	...SIGNING_ROUTES,
	...PACKET_ROUTES
];

export class Api {
	constructor(private readonly context: ApiContext) {}

	handles(path: string): boolean {
		return path === '/api' || path.startsWith('/api/');
	}

	async answer(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
		try {
			await this.#route(request, response, path);
		} catch (error) {
			const failure = failureOf(error);
			if (!isRefusal(error)) this.#tell(error, path, response);
			if (response.headersSent) return void response.destroy();
			// A body that we will not read must not hold the connection.
			if (!request.complete) response.setHeader('connection', 'close');
			answerFailure(response, failure);
			request.resume();
		}
	}

	#tell(error: unknown, path: string, response: ServerResponse): void {
		this.context.onError(error, path, String(response.getHeader(REQUEST_ID) ?? ''));
	}

	async #route(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
		const { configuration } = this.context;
		if (!isOwnOrigin(request, configuration)) throw new Refused({ kind: 'foreign-origin' });
		const here = ROUTES.filter((route) => route.path.test(path));
		if (here.length === 0) throw new Refused({ kind: 'not-found' });
		const method = request.method === 'HEAD' ? 'GET' : request.method;
		const route = here.find((r) => r.method === method);
		if (!route) throw new Refused({ kind: 'method-not-allowed' });
		await this.context.rates.admit(request);
		const parameters = route.path.exec(path)!.slice(1);
		await route.answer({ request, response, parameters, context: this.context });
	}
}
