/** `hebian doctor` finds what is wrong, and says what to do. */
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { CLIENT, startIssuer } from '../../tests/support/oidc-provider';
import { hasPostgres, NO_POSTGRES, PostgresCluster } from '../../tests/support/postgres-cluster';
import { SqliteStore } from '../store/sqlite/sqlite-store';
import { openDatabase } from '../store/sqlite/database';
import { runCommandLine } from './command-line';

const folder = (): string => mkdtempSync(path.join(tmpdir(), 'hebian-doctor-'));

async function doctor(environment: Record<string, string>, ...words: string[]) {
	let out = '';
	const code = await runCommandLine(['doctor', ...words], {
		home: folder(),
		out: (text) => (out += text),
		error: (text) => (out += text),
		environment
	});
	return { code, out };
}

/** A folder in which everything is well. */
async function well(): Promise<{ HEBIAN_DATA: string; HEBIAN_BACKUPS: string }> {
	const [data, backups] = [folder(), folder()];
	await new SqliteStore(path.join(data, 'hebian.db')).close();
	const stamp = new Date().toISOString().slice(0, 19).replace(/:/g, '-');
	writeFileSync(path.join(backups, `hebian-${stamp}Z.db`), '');
	writeFileSync(path.join(data, 'session-secret'), 'x', { mode: 0o600 });
	return { HEBIAN_DATA: data, HEBIAN_BACKUPS: backups };
}

it('[O4] says that all is well, and leaves all as it is', async () => {
	const environment = await well();
	const before = readdirSync(environment.HEBIAN_DATA);
	const { code, out } = await doctor(environment);
	expect([code, out]).toEqual([0, expect.stringContaining('7 项都正常')]);
	expect(out).not.toContain('✗');
	expect(readdirSync(environment.HEBIAN_DATA)).toEqual(before);
});

it('[O4] finds each fault', async () => {
	const environment = await well();
	const { HEBIAN_DATA: data, HEBIAN_BACKUPS: backups } = environment;
	const fault = async (said: string, given: Record<string, string> = environment) => {
		const { code, out } = await doctor(given, '--lang', 'en');
		expect([code, out]).toEqual([1, expect.stringContaining(said)]);
		expect(out.match(/✗/g)).toHaveLength(1);
	};
	await fault('HEBIAN_LOG', { ...environment, HEBIAN_LOG: 'loud' });
	await fault('HEBIAN_BACKUPS is not set', { HEBIAN_DATA: data });
	const empty = folder();
	await fault(`there is none in ${empty}`, { ...environment, HEBIAN_BACKUPS: empty });
	writeFileSync(path.join(empty, 'hebian-2026-01-01T00-00-00Z.db'), '');
	await fault('days old, so one is overdue', { ...environment, HEBIAN_BACKUPS: empty });
	chmodSync(path.join(data, 'session-secret'), 0o644);
	await fault('chmod 600');
	chmodSync(path.join(data, 'session-secret'), 0o600);
	const database = openDatabase(path.join(data, 'hebian.db'));
	database.exec('PRAGMA user_version = 999');
	database.close();
	await fault('newer version');
	const gone = folder();
	writeFileSync(path.join(gone, 'session-secret'), 'x', { mode: 0o600 });
	const { code, out } = await doctor({ HEBIAN_DATA: gone, HEBIAN_BACKUPS: backups });
	expect([code, out]).toEqual([1, expect.stringContaining('却没有数据库')]);
	const fresh = path.join(folder(), 'none');
	mkdirSync(fresh);
	const made = await doctor({ HEBIAN_DATA: fresh, HEBIAN_BACKUPS: backups });
	expect([made.code, made.out]).toEqual([0, expect.stringContaining('第一次启动服务时建立')]);
});

it('[A13] asks the issuer, and says whether there are passwords beside it', async () => {
	const issuer = await startIssuer('http://localhost:3000');
	const environment = {
		...(await well()),
		HEBIAN_MODE: 'production',
		HEBIAN_ORIGIN: 'http://localhost:3000',
		HEBIAN_OIDC_ISSUER: issuer.issuer,
		HEBIAN_OIDC_CLIENT_ID: CLIENT.clientId,
		HEBIAN_LOCAL_ACCOUNTS: 'off'
	};
	const found = await doctor(environment);
	expect([found.code, found.out]).toEqual([0, expect.stringContaining('密码登录已关闭')]);
	await issuer.close();
	const gone = await doctor(environment, '--lang', 'en');
	expect([gone.code, gone.out]).toEqual([1, expect.stringContaining('gives no usable')]);
	expect(gone.out).toContain('ECONNREFUSED');
});

it.skipIf(!hasPostgres)(
	hasPostgres ? '[O4] looks at PostgreSQL, too' : `[O4] PostgreSQL: ${NO_POSTGRES}`,
	async () => {
		const cluster = await PostgresCluster.start();
		try {
			const { HEBIAN_BACKUPS } = await well();
			const environment = { HEBIAN_BACKUPS, HEBIAN_DATA: folder() };
			const at = (database: string) =>
				doctor({ ...environment, HEBIAN_DATABASE: database }, '--lang', 'en');
			const found = await at(cluster.url('postgres'));
			// The cluster of tests runs without it.
			expect([found.code, found.out]).toEqual([
				1,
				expect.stringContaining('fsync of PostgreSQL is off')
			]);
			expect(found.out).toContain('agrees with the database');
			const wrong = await at(cluster.url('postgres', 'postgres', 'wrong'));
			expect([wrong.code, wrong.out]).toEqual([
				1,
				expect.stringContaining('does not let user postgres in')
			]);
		} finally {
			await cluster.stop();
		}
	},
	120_000
);
