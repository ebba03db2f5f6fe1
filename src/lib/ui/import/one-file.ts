/** Several files that are chosen or dropped together are handed on as one archive: one disclosure. */
import { packFiles } from '$lib/exchange/read/folder/pack-files';
import { SIZE_LIMIT } from '$lib/exchange/read/import-report';

/** The file itself where it is one. Files that are together too large are not loaded: they are refused by their size. */
export async function oneFile(files: readonly File[]): Promise<File> {
	const [first] = files;
	if (files.length === 1) return first;
	const size = files.reduce((sum, file) => sum + file.size, 0);
	const largest = files.toSorted((a, b) => b.size - a.size)[0];
	if (largest.size > SIZE_LIMIT) return largest;
	const name = `${first.name.replace(/\.[^.]*$/, '')} +${files.length - 1}.zip`;
	if (size > SIZE_LIMIT) return new File(files as File[], name);
	const handed = await Promise.all(
		files.map(async (file) => ({
			name: file.name,
			bytes: new Uint8Array(await file.arrayBuffer())
		}))
	);
	return new File([packFiles(handed) as Uint8Array<ArrayBuffer>], name, {
		type: 'application/zip'
	});
}
