import { mkdirSync, mkdtempSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { fingerprint, isFresh, markFresh } from './freshness';
import { isInstalled } from './installed';

const folder = (): string => mkdtempSync(path.join(tmpdir(), 'hebian-fresh-'));

describe('installed packages', () => {
	function clone(wanted: object, present?: object): string {
		const root = folder();
		mkdirSync(path.join(root, 'node_modules'));
		const write = (name: string, packages: object): void =>
			writeFileSync(path.join(root, name), JSON.stringify({ packages }));
		write('package-lock.json', wanted);
		if (present) write('node_modules/.package-lock.json', present);
		return root;
	}
	const one = { 'node_modules/a': { version: '1.0.0' } };

	it('are there when every version of the lock is', () => {
		expect(isInstalled(clone(one, one))).toBe(true);
		expect(isInstalled(clone({ '': { version: '0.1.0' }, ...one }, one))).toBe(true);
	});

	it('are missing on a fresh clone, and stale after the lock has changed', () => {
		expect(isInstalled(clone(one))).toBe(false);
		expect(isInstalled(clone({ 'node_modules/a': { version: '1.0.1' } }, one))).toBe(false);
		expect(isInstalled(clone({ ...one, 'node_modules/b': { version: '1.0.0' } }, one))).toBe(false);
	});

	it('need no bindings of other platforms', () => {
		const other = { 'node_modules/b-win32': { version: '1.0.0', optional: true } };
		expect(isInstalled(clone({ ...one, ...other }, one))).toBe(true);
	});
});

describe('what was built', () => {
	it('is fresh until a source changes, comes or goes', () => {
		const root = folder();
		mkdirSync(path.join(root, 'src/deep'), { recursive: true });
		const source = path.join(root, 'src/deep/a.ts');
		const stamp = path.join(root, 'build/stamp');
		const now = (): string => fingerprint(root, ['src', 'none.js']);
		writeFileSync(source, 'one');
		expect(isFresh(stamp, now())).toBe(false);
		markFresh(stamp, now());
		expect(isFresh(stamp, now())).toBe(true);
		utimesSync(source, 1, 1);
		expect(isFresh(stamp, now())).toBe(false);
		markFresh(stamp, now());
		writeFileSync(path.join(root, 'src/b.ts'), '');
		expect(isFresh(stamp, now())).toBe(false);
	});

	it('does not grow old by its tests', () => {
		const root = folder();
		mkdirSync(path.join(root, 'src'));
		const before = fingerprint(root, ['src']);
		writeFileSync(path.join(root, 'src/a.test.ts'), 'x');
		expect(fingerprint(root, ['src'])).toBe(before);
	});
});
