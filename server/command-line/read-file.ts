/** A file on disk → a book, or the sentence that says why not. */
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { GivenHead } from '$lib/exchange/read/disclosure/read-disclosure';
import { packFiles, type HandedFile } from '$lib/exchange/read/folder/pack-files';
import { readAnyDocument, type ReadResult } from '$lib/exchange/read/read-document';
import { SIZE_LIMIT } from '$lib/exchange/read/import-report';
import type { Locale } from '$lib/messages';
import { reading } from '$lib/messages/reading';
import { SERVER_WORDS } from '$lib/messages/server';
import { shippedMaps } from '../shipped-file';
import type { Terminal } from './terminal';

export type FileRead =
	| Extract<ReadResult, { ok: true }>
	| {
			readonly ok: false;
			/** Where and why, ready to print. */
			readonly sentence: string;
	  };

/** @param files several are one disclosure */
export async function readFile(
	files: string | readonly string[],
	locale: Locale,
	{ home }: Pick<Terminal, 'home'>,
	head: GivenHead = {}
): Promise<FileRead> {
	const loaded = (typeof files === 'string' ? [files] : files).map((file) => load(file, locale));
	const failed = loaded.find((one) => 'sentence' in one);
	if (failed) return failed;
	const handed = loaded.filter((one) => 'bytes' in one);
	const [{ name, bytes }] = handed;
	const together =
		handed.length === 1
			? { name, bytes }
			: { name: `${name} +${handed.length - 1}`, bytes: packFiles(handed) };
	const characterMaps = shippedMaps(home);
	const read = await readAnyDocument(together.name, together.bytes, { characterMaps, head });
	if (read.ok) return read;
	const told = handed.map(({ file }) => file).join(' ');
	return { ok: false, sentence: `${told}: ${reading[locale].failure(read.failure)}` };
}

function load(
	file: string,
	locale: Locale
): (HandedFile & { readonly file: string }) | { readonly ok: false; readonly sentence: string } {
	try {
		const { size } = statSync(file);
		// A file that will be refused for its size is not loaded first.
		if (size > SIZE_LIMIT) {
			const failure = { kind: 'too-large', bytes: size, limit: SIZE_LIMIT } as const;
			return { ok: false, sentence: `${file}: ${reading[locale].failure(failure)}` };
		}
		return { file, name: path.basename(file), bytes: readFileSync(file) };
	} catch (error) {
		const reason = (error as NodeJS.ErrnoException).code ?? String(error);
		return { ok: false, sentence: SERVER_WORDS[locale].cannotOpen(file, reason) };
	}
}
