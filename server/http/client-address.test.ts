import { describe, expect, it } from 'vitest';
import { addressOf, networkOf } from './client-address';

const asked = (remoteAddress: string, forwarded?: string) => ({
	socket: { remoteAddress },
	headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }
});

describe('the address of a client', () => {
	it('is the socket’s where no proxy of ours stands before us, whatever is claimed', () => {
		expect(addressOf(asked('::ffff:10.0.0.7', '1.2.3.4'), 0)).toBe('10.0.0.7');
	});
	it('is what the outermost of our proxies saw', () => {
		expect(addressOf(asked('127.0.0.1', '6.6.6.6, 10.0.0.7'), 1)).toBe('10.0.0.7');
		expect(addressOf(asked('127.0.0.1', '6.6.6.6, 10.0.0.7, 10.0.0.2'), 2)).toBe('10.0.0.7');
		expect(addressOf(asked('127.0.0.1'), 1)).toBe('127.0.0.1');
	});
	it('counts by the network where one household owns many', () => {
		expect(networkOf('10.0.0.7')).toBe('10.0.0.7');
		expect(networkOf('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2::/64');
		expect(networkOf('2001:0db8::1')).toBe('2001:db8:0:0::/64');
		expect(networkOf('::1')).toBe('0:0:0:0::/64');
	});
});
