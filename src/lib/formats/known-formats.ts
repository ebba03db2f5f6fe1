/** The formats that Hebian brings, read once when first asked for. */
import type { Format } from './format';
import { printFailure } from './pack-failure';
import { packFiles, PACK_IDS } from './packs/packs';
import { readFormat } from './read-format';

/** What a book is that says nothing of its format: it was written before there were others. */
export const FIRST_FORMAT = 'cn/budget/shanxi-city-2023';

const read = new Map<string, Format>();

/** The format with that id; `undefined` where Hebian brings none. */
export function knownFormat(id: string): Format | undefined {
	const known = read.get(id);
	if (known || !FORMAT_IDS.includes(id)) return known;
	const result = readFormat(id, packFiles);
	// Tests read every pack that is brought along.
	if (!result.ok) throw new Error(result.failures.map(printFailure).join('\n'));
	read.set(id, result.value);
	return result.value;
}

function isAbstract(id: string): boolean {
	const format = packFiles(id)?.format as { abstract?: boolean };
	return format.abstract === true;
}

/** Formats that a book can have. */
export const FORMAT_IDS: readonly string[] = PACK_IDS.filter((id) => !isAbstract(id));

export function knownFormats(): readonly Format[] {
	return FORMAT_IDS.map((id) => knownFormat(id)!);
}

export function firstFormat(): Format {
	return knownFormat(FIRST_FORMAT)!;
}
