/** Proves that the sample holds nothing of the document's prose, people or telephones. */
import type { Book } from '$lib/budget/book/book';
import { splitSource } from '$lib/exchange/read/source';

/** Source cells longer than this count as prose. */
const PROSE_LENGTH = 60;
/** No run of so many characters of them, spaces aside, may occur in the sample. */
const RUN = 28;

export interface Leak {
	readonly kind: 'prose' | 'person' | 'phone';
	readonly text: string;
}

/** The prose of a document, to recognise pieces of it. */
export class SourceProse {
	readonly #runs = new Set<string>();

	constructor(source: string) {
		for (const cell of splitSource(source).flatMap((line) => line.filled)) {
			if (cell.text.length <= PROSE_LENGTH) continue;
			for (const run of runsOf(cell.text)) this.#runs.add(run);
		}
	}

	/** A run of the document's prose that the text holds. */
	runIn(text: string): string | undefined {
		for (const run of runsOf(text)) if (this.#runs.has(run)) return run;
		return undefined;
	}
}

export function leaksOf(sample: string, prose: SourceProse, real: Book): Leak[] {
	const projects = real.sheets.projects ?? [];
	const values = (column: string) =>
		[...new Set(projects.map((p) => String(p.cells[column] ?? '')))].filter((v) => v.length > 1);
	const people = [...values('经办人'), ...values('负责人')].filter((name) => sample.includes(name));
	const phones = values('联系电话').filter((phone) => sample.includes(phone));
	return [
		...proseLeaks(sample, prose).map((text) => ({ kind: 'prose' as const, text })),
		...people.map((text) => ({ kind: 'person' as const, text })),
		...phones.map((text) => ({ kind: 'phone' as const, text }))
	];
}

function proseLeaks(sample: string, prose: SourceProse): string[] {
	const leaks: string[] = [];
	for (const text of stringsIn(JSON.parse(sample))) {
		const run = prose.runIn(text);
		if (run !== undefined) leaks.push(`${run} in ${text.slice(0, 60)}`);
	}
	return leaks;
}

function* runsOf(text: string): Generator<string> {
	const bare = text.replace(/\s/g, '');
	for (let i = 0; i + RUN <= bare.length; i++) yield bare.slice(i, i + RUN);
}

function* stringsIn(value: unknown): Generator<string> {
	if (typeof value === 'string') yield value;
	else if (value && typeof value === 'object') {
		for (const [key, inner] of Object.entries(value)) {
			yield key;
			yield* stringsIn(inner);
		}
	}
}
