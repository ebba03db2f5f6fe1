/** What we ship may be passed on: every production package has a permissive licence. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const top = path.resolve(import.meta.dirname, '../..');

/** SPDX ids that put no conditions on our own code. */
const ALLOWED = new Set([
	...['MIT', 'MIT-0', 'ISC', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'BlueOak-1.0.0'],
	...['CC0-1.0', 'CC-BY-4.0', 'Unlicense', 'Python-2.0', 'Zlib', 'OFL-1.1']
]);

/** Named one by one, each with its reason. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
	handsontable: 'proprietary; LICENSE says how an office sets its own key'
};

interface LockEntry {
	readonly dev?: boolean;
	readonly optional?: boolean;
	readonly license?: string;
}

/** Every package that `npm ci --omit=dev` may install, from the lock file. */
function productionPackages(): [at: string, entry: LockEntry][] {
	const lock = JSON.parse(readFileSync(path.join(top, 'package-lock.json'), 'utf8')) as {
		packages: Record<string, LockEntry>;
	};
	return Object.entries(lock.packages).filter(([at, entry]) => at !== '' && !entry.dev);
}

/** The licence that the package itself states; the lock file's word for optional ones not here. */
function licenceOf(at: string, entry: LockEntry): string {
	const file = path.join(top, at, 'package.json');
	if (!existsSync(file)) return entry.license ?? 'none stated';
	const { license } = JSON.parse(readFileSync(file, 'utf8')) as {
		license?: string | { type: string };
	};
	return (typeof license === 'object' ? license.type : license) ?? 'none stated';
}

/** `(MIT OR GPL-2.0)` is allowed, `MIT AND GPL-2.0` is not. */
function isAllowed(licence: string): boolean {
	return licence
		.replace(/[()]/g, '')
		.split(' OR ')
		.some((choice) => choice.split(' AND ').every((part) => ALLOWED.has(part.trim())));
}

describe('licences', () => {
	it('of all production packages are permissive, but for the named exceptions', () => {
		const refused = productionPackages()
			.map(([at, entry]) => ({
				name: at.replace(/^.*node_modules\//, ''),
				licence: licenceOf(at, entry)
			}))
			.filter(({ name, licence }) => !isAllowed(licence) && !(name in EXCEPTIONS));
		expect(refused).toEqual([]);
	});

	it('would be refused where they bind our own code', () => {
		expect(isAllowed('GPL-3.0-only')).toBe(false);
		expect(isAllowed('MIT AND AGPL-3.0')).toBe(false);
		expect(isAllowed('(MIT OR GPL-2.0)')).toBe(true);
	});

	it('are told to those who get the product', () => {
		const licence = readFileSync(path.join(top, 'LICENSE'), 'utf8');
		expect(licence).toMatch(/^MIT License/);
		expect(licence).toContain('HEBIAN_HANDSONTABLE_KEY');
		expect(licence).toContain('non-commercial-and-evaluation');
	});
});
