/** Zip archives for tests, well formed or damaged in one stated way. */
import { strToU8, zipSync } from 'fflate';

export type Members = Readonly<Record<string, string | Uint8Array>>;

export function zipFile(members: Members): Uint8Array {
	return zipSync(
		Object.fromEntries(
			Object.entries(members).map(([name, content]) => [
				name,
				typeof content === 'string' ? strToU8(content) : content
			])
		)
	);
}

const DIRECTORY = [0x50, 0x4b, 0x01, 0x02];

/** Sets 16 or 32 bits of the n-th directory entry; offsets as in the format's own table. */
export function withDirectoryField(
	bytes: Uint8Array,
	nth: number,
	offset: number,
	size: 2 | 4,
	value: number
): Uint8Array {
	const copy = bytes.slice();
	let at = -1;
	for (let found = -1; found < nth; found++)
		at = copy.findIndex((_, i) => i > at && DIRECTORY.every((b, k) => copy[i + k] === b));
	const view = new DataView(copy.buffer);
	if (size === 2) view.setUint16(at + offset, value, true);
	else view.setUint32(at + offset, value, true);
	return copy;
}
