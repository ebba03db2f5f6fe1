/** The pages: SvelteKit's own handler, as built by adapter-node. */
import { existsSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pathToFileURL } from 'node:url';

export type WebHandler = (request: IncomingMessage, response: ServerResponse) => void;

type KitHandler = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

/** @param file adapter-node's `handler.js` */
export async function loadWeb(file: string): Promise<WebHandler | undefined> {
	if (!existsSync(file)) return undefined;
	const { handler } = (await import(pathToFileURL(file).href)) as { handler: KitHandler };
	return (request, response) => {
		// A new build beneath a running server takes files away: a request fails, the server goes on.
		response.once('pipe', (file) => file.once('error', () => response.destroy()));
		handler(request, response, () => answerNotFound(response));
	};
}

/** For a server without pages, as tests of the API use it. */
export const NO_WEB: WebHandler = (_request, response) => answerNotFound(response);

function answerNotFound(response: ServerResponse): void {
	response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' });
	response.end('404');
}
