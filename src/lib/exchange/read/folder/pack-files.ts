/** Several files that a person hands in together: one archive, which is read as one disclosure. */
import { zipSync } from 'fflate';

export interface HandedFile {
	readonly name: string;
	readonly bytes: Uint8Array;
}

/** The files as they are, unpacked again by the reader; of two with one name the second is numbered. */
export function packFiles(files: readonly HandedFile[]): Uint8Array {
	const members: Record<string, Uint8Array> = {};
	for (const { name, bytes } of files) {
		let free = name;
		for (let n = 2; Object.hasOwn(members, free); n++)
			free = name.replace(/(\.[^.]*)?$/, ` (${n})$1`);
		members[free] = bytes;
	}
	return zipSync(members, { level: 0 });
}
