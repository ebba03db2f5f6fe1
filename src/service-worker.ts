/// <reference types="@sveltejs/kit" />
/// <reference lib="webworker" />
/**
 * Keeps the application itself on the device: the shell page, scripts, styles and icons of one
 * build. With the server gone every address opens; figures come from the offline store. Answers
 * of the server (`/api`, `/sync`) are never kept here: stale figures must not pass for fresh ones.
 */
import { build, files, version } from '$service-worker';

const worker = globalThis as unknown as ServiceWorkerGlobalScope;
const CACHE = `hebian-${version}`;
/** Any page is the same shell; what it shows is decided by its address in the browser. */
const SHELL = '/';
/** What few need: kept when first asked for. */
const RARE = ['/fonts/', '/cmaps/'];
const isRare = (path: string): boolean => RARE.some((folder) => path.startsWith(folder));
const ASSETS = [...build, ...files.filter((file) => !file.startsWith('/sample/') && !isRare(file))];
const assets = new Set(ASSETS);

worker.addEventListener('install', (event) => {
	event.waitUntil(keepShell());
});

worker.addEventListener('activate', (event) => {
	event.waitUntil(dropOld());
});

worker.addEventListener('fetch', (event) => {
	const { request } = event;
	const url = new URL(request.url);
	if (request.method !== 'GET' || url.origin !== location.origin) return;
	if (url.pathname.startsWith('/api/') || url.pathname.startsWith('/sync/')) return;
	if (isRare(url.pathname)) return event.respondWith(keptWhenAsked(request));
	if (request.mode === 'navigate') event.respondWith(page(request));
	else if (url.pathname.startsWith('/_app/') || assets.has(url.pathname))
		event.respondWith(kept(request));
});

async function keepShell(): Promise<void> {
	const cache = await caches.open(CACHE);
	await cache.addAll([new Request(SHELL, { cache: 'reload' }), ...ASSETS]);
	await worker.skipWaiting();
}

/** The build before stays: a page still open on it loads its parts from there. */
async function dropOld(): Promise<void> {
	const names = (await caches.keys()).filter((name) => name.startsWith('hebian-'));
	const before = names.filter((name) => name !== CACHE).at(-1);
	for (const name of names) if (name !== CACHE && name !== before) await caches.delete(name);
	await worker.clients.claim();
}

/** The kept shell at once: the page then asks the server itself, and opens without it. */
async function page(request: Request): Promise<Response> {
	const shell = await caches.match(SHELL, { cacheName: CACHE });
	return shell ?? fetch(request);
}

/** Built files carry their content's hash in their name: whichever build kept one, it is the same. */
async function kept(request: Request): Promise<Response> {
	const own = await caches.match(request, { cacheName: CACHE, ignoreSearch: true });
	return own ?? (await caches.match(request)) ?? fetch(request);
}

async function keptWhenAsked(request: Request): Promise<Response> {
	const own = await caches.match(request);
	if (own) return own;
	const answer = await fetch(request);
	if (answer.ok) await (await caches.open(CACHE)).put(request, answer.clone());
	return answer;
}
