import { describe, expect, it } from 'vitest';
import { isLoopback, readConfiguration, TRIAL_KEY } from './configuration';

describe('configuration', () => {
	it('needs nothing: demo on this machine, port 3000', () => {
		expect(readConfiguration({})).toMatchObject({
			ok: true,
			configuration: {
				port: 3000,
				host: '127.0.0.1',
				mode: 'demo',
				handsontableKey: TRIAL_KEY,
				origin: undefined
			}
		});
	});

	it('names every variable it cannot read', () => {
		expect(
			readConfiguration({
				PORT: 'x',
				HEBIAN_MODE: 'open',
				HEBIAN_ORIGIN: 'http://a/b',
				HEBIAN_LOG: 'loud'
			})
		).toEqual({
			ok: false,
			failures: [
				{ kind: 'bad-variable', variable: 'PORT', value: 'x' },
				{ kind: 'bad-variable', variable: 'HEBIAN_MODE', value: 'open' },
				{ kind: 'bad-variable', variable: 'HEBIAN_ORIGIN', value: 'http://a/b' },
				{ kind: 'bad-variable', variable: 'HEBIAN_LOG', value: 'loud' }
			]
		});
	});

	it('refuses demo identities beyond this machine', () => {
		expect(readConfiguration({ HOST: '0.0.0.0' })).toEqual({
			ok: false,
			failures: [{ kind: 'demo-beyond-loopback', host: '0.0.0.0' }]
		});
		expect(readConfiguration({ HOST: '::1' }).ok).toBe(true);
	});

	it('wants to know the address of production', () => {
		expect(readConfiguration({ HEBIAN_MODE: 'production', HOST: '0.0.0.0' })).toEqual({
			ok: false,
			failures: [{ kind: 'production-needs-origin' }]
		});
	});

	it('wants production to be reached by https, but for this machine', () => {
		const environment = { HEBIAN_MODE: 'production', HOST: '0.0.0.0' };
		expect(readConfiguration({ ...environment, HEBIAN_ORIGIN: 'http://10.0.0.7' })).toEqual({
			ok: false,
			failures: [{ kind: 'production-needs-https', origin: 'http://10.0.0.7' }]
		});
		for (const HEBIAN_ORIGIN of ['https://hebian.example', 'http://localhost:3000'])
			expect(readConfiguration({ ...environment, HEBIAN_ORIGIN }).ok).toBe(true);
	});

	it('[A13] takes an issuer in production only, whole, over https or on this machine', () => {
		const oidc = {
			HEBIAN_MODE: 'production',
			HEBIAN_ORIGIN: 'https://hebian.example',
			HEBIAN_OIDC_ISSUER: 'https://id.example/realms/office',
			HEBIAN_OIDC_CLIENT_ID: 'hebian',
			HEBIAN_OIDC_CLIENT_SECRET: 'secret'
		};
		const kinds = (given: object) => {
			const read = readConfiguration({ ...oidc, ...given });
			return read.ok ? read.configuration.oidc : read.failures.map(({ kind }) => kind);
		};
		const settings = {
			issuer: oidc.HEBIAN_OIDC_ISSUER,
			clientId: 'hebian',
			clientSecret: 'secret'
		};
		expect(kinds({})).toEqual({ ...settings, only: false });
		expect(kinds({ HEBIAN_LOCAL_ACCOUNTS: 'off', HEBIAN_OIDC_NAME: '市政务' })).toEqual({
			...{ ...settings, only: true, name: '市政务' }
		});
		expect(kinds({ HEBIAN_OIDC_CLIENT_ID: '' })).toEqual(['oidc-incomplete']);
		expect(kinds({ HEBIAN_OIDC_ISSUER: '' })).toEqual(['oidc-incomplete']);
		expect(kinds({ HEBIAN_MODE: 'demo' })).toEqual(['oidc-needs-production']);
		for (const issuer of ['http://id.example', 'id.example', 'https://id.example/?x=1'])
			expect(kinds({ HEBIAN_OIDC_ISSUER: issuer })).toEqual(['bad-variable']);
		const none = {
			HEBIAN_OIDC_ISSUER: '',
			HEBIAN_OIDC_CLIENT_ID: '',
			HEBIAN_OIDC_CLIENT_SECRET: ''
		};
		expect(kinds({ ...none, HEBIAN_LOCAL_ACCOUNTS: 'off' })).toEqual(['local-off-needs-oidc']);
	});

	it('knows loopback addresses from names that look like them', () => {
		for (const host of ['localhost', '127.0.0.1', '127.9.9.9', '::1', '[::1]', '::ffff:127.0.0.1'])
			expect(isLoopback(host)).toBe(true);
		for (const host of [
			'0.0.0.0',
			'::',
			'127.0.0.1.example.com',
			'localhost.example.com',
			'10.0.0.1'
		])
			expect(isLoopback(host)).toBe(false);
	});

	it('several nodes need a database, and addresses that they can reach', () => {
		const url = { HEBIAN_NODE_URL: 'http://10.0.0.1:3000' };
		expect(readConfiguration(url)).toMatchObject({ failures: [{ kind: 'node-needs-database' }] });
		const both = { ...url, HEBIAN_DATABASE: 'postgres://h@db/h' };
		expect(readConfiguration(both)).toMatchObject({
			configuration: { nodeUrl: url.HEBIAN_NODE_URL }
		});
		for (const bad of ['https://10.0.0.1', 'http://10.0.0.1/path', 'node1'])
			expect(readConfiguration({ ...both, HEBIAN_NODE_URL: bad })).toMatchObject({
				failures: [{ kind: 'bad-variable', variable: 'HEBIAN_NODE_URL' }]
			});
	});
});
