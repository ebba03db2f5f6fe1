/** Where a request comes from, as far as that can be believed. */
import { isIPv6 } from 'node:net';
import type { IncomingMessage } from 'node:http';

type Asked = Pick<IncomingMessage, 'headers'> & {
	readonly socket: { readonly remoteAddress?: string };
};

/** Where requests come from that another node of ours handed on. */
const vouched = new WeakMap<object, string>();

/** Another node says from where it has the request. */
export function vouchFor(request: Asked, address: string): void {
	vouched.set(request, address);
}

/**
 * The address of the client: the one that the outermost of our own proxies saw. What stands further
 * left in `X-Forwarded-For` was written by whoever asked.
 * @param proxies how many proxies of our own a request passes
 */
export function addressOf(request: Asked, proxies: number): string {
	const said = vouched.get(request);
	if (said !== undefined) return said;
	const { headers, socket } = request;
	const direct = bare(socket.remoteAddress ?? '');
	if (proxies === 0) return direct;
	const forwarded = String(headers['x-forwarded-for'] ?? '').split(',');
	return bare(forwarded.at(-proxies) ?? '') || direct;
}

/** What stands for an address where attempts are counted: a household of IPv6 owns 2^64 of them. */
export function networkOf(address: string): string {
	if (!isIPv6(address)) return address;
	const [head, tail = ''] = address.split('::');
	const groups = head.split(':').filter((group) => group !== '');
	const after = tail.split(':').filter((group) => group !== '');
	const zeros = Array<string>(Math.max(0, 8 - groups.length - after.length)).fill('0');
	const all = address.includes('::') ? [...groups, ...zeros, ...after] : groups;
	return `${all
		.slice(0, 4)
		.map((group) => parseInt(group, 16).toString(16))
		.join(':')}::/64`;
}

function bare(address: string): string {
	return address.trim().replace(/^::ffff:(?=\d+\.)/i, '');
}
