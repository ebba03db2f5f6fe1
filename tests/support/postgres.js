// Where PostgreSQL's programs are. Debian keeps them out of the path, one folder a version.
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { installDebian } from './debian.js';

const DEBIAN = '/usr/lib/postgresql';

/**
 * The folder of `initdb` and `postgres`, or undefined. `HEBIAN_POSTGRES` overrides.
 * @param {{ install?: boolean }} [options] `install`: fetch Debian's package where there is none and we may
 * @returns {string | undefined}
 */
export function findPostgres({ install = false } = {}) {
	const named = process.env.HEBIAN_POSTGRES;
	if (named !== undefined) return existsSync(path.join(named, 'initdb')) ? named : undefined;
	const found = look();
	if (found || !install) return found;
	installDebian('PostgreSQL', ['postgresql']);
	return look();
}

function look() {
	const versions = existsSync(DEBIAN)
		? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a))
		: [];
	const places = [
		...versions.map((version) => path.join(DEBIAN, version, 'bin')),
		...(process.env.PATH ?? '').split(path.delimiter)
	];
	return places.find((place) => existsSync(path.join(place, 'initdb')));
}
