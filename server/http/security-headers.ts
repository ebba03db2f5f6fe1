/** Headers on every answer. */
import type { ServerResponse } from 'node:http';

/**
 * For everything that is no page: data may do nothing; files may use what is ours, because a worker
 * lives under the policy its script came with. Pages get theirs, with the hash of SvelteKit's start
 * script, from `kit.csp` in svelte.config.js, which takes the place of this one.
 */
const DATA = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
const FILES = [
	"default-src 'self'",
	"script-src 'self'",
	"style-src 'self' 'unsafe-inline'",
	"img-src 'self' data: blob:",
	"object-src 'none'",
	"base-uri 'none'",
	"form-action 'none'",
	"frame-ancestors 'none'"
].join('; ');

export interface HeaderOptions {
	readonly kind: 'data' | 'files';
	/** People reach us by https only. */
	readonly secure: boolean;
}

export function setSecurityHeaders(
	response: ServerResponse,
	{ kind, secure }: HeaderOptions
): void {
	response.setHeader('content-security-policy', kind === 'data' ? DATA : FILES);
	response.setHeader('x-content-type-options', 'nosniff');
	response.setHeader('x-frame-options', 'DENY');
	response.setHeader('referrer-policy', 'same-origin');
	response.setHeader('cross-origin-opener-policy', 'same-origin');
	response.setHeader('cross-origin-resource-policy', 'same-origin');
	response.setHeader('permissions-policy', 'camera=(), microphone=(), geolocation=(), payment=()');
	if (secure) response.setHeader('strict-transport-security', 'max-age=31536000');
}
