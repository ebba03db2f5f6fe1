/** Files that ship with Hebian, as they are found on disk: among the pages of a build, or in the sources. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * @param home the folder of the running script
 * @param name e.g. `fonts/noto-serif-sc.ttf.gz`
 */
export function shippedFile(home: string, name: string): Uint8Array | undefined {
	const places = ['web/client', '../static'].map((folder) => path.join(home, folder, name));
	const found = places.find((place) => existsSync(place));
	return found === undefined ? undefined : readFileSync(found);
}

/** The tables that tell the characters of a PDF whose fonts are not embedded. */
export function shippedMaps(home: string) {
	return async (name: string): Promise<Uint8Array | undefined> =>
		/^[\w-]+\.bcmap$/.test(name) ? shippedFile(home, `cmaps/${name}`) : undefined;
}
