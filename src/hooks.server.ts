import type { Handle } from '@sveltejs/kit';

/**
 * Sends pages whole every time: SvelteKit's "not modified" leaves out the content security policy
 * with the hash of the start script, and the browser would take the policy for files instead.
 */
export const handle: Handle = async ({ event, resolve }) => {
	const response = await resolve(event);
	if (response.headers.get('content-type')?.startsWith('text/html')) {
		response.headers.delete('etag');
		response.headers.set('cache-control', 'no-cache');
	}
	return response;
};
