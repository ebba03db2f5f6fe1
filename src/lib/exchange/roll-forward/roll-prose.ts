/** Last year's text as the draft of the new one: its years moved on, its figures marked to be written anew. */
import { factsOf } from '$lib/rules/prose/facts';

/** What stands where a figure of last year stood. */
export const TO_FILL = '【待填】';

const FIGURES: ReadonlySet<string> = new Set(['amount', 'percent', 'count']);
const NUMBER = /[\d０-９][\d０-９,，.．]*/;
/** Titles of documents keep their years: 《2023年…办法》. Living figures follow their cells by themselves. */
const QUOTED = /《[^》]*》|\{\{[^\n\r]*?\}\}/g;

export interface RolledProse {
	readonly text: string;
	/** How many figures were marked. */
	readonly marked: number;
}

/** @param year of the book that the text was written for */
export function rollProse(text: string, year: number): RolledProse {
	const { facts } = factsOf(text);
	const titles = [...text.matchAll(QUOTED)].map(({ 0: title, index }) => ({
		from: index,
		to: index + title.length
	}));
	const isTitle = (at: number): boolean => titles.some(({ from, to }) => at >= from && at < to);
	let rolled = '';
	let done = 0;
	let marked = 0;
	for (const { kind, span } of facts) {
		if (!FIGURES.has(kind) || span.start < done || isTitle(span.start)) continue;
		const number = NUMBER.exec(text.slice(span.start, span.end));
		if (!number) continue;
		rolled += text.slice(done, span.start + number.index) + TO_FILL;
		done = span.start + number.index + number[0].length;
		marked++;
	}
	rolled += text.slice(done);
	return { text: moveYears(rolled, year), marked };
}

/** 「2023年」 and 「2022年」 of a text for 2023 become 2024 and 2023. */
function moveYears(text: string, year: number): string {
	const moved = (part: string): string =>
		part.replace(/(20\d\d)(?=年)/g, (found) =>
			Number(found) === year || Number(found) === year - 1 ? String(Number(found) + 1) : found
		);
	let result = '';
	let done = 0;
	for (const { 0: title, index } of text.matchAll(QUOTED)) {
		result += moved(text.slice(done, index)) + title;
		done = index + title.length;
	}
	return result + moved(text.slice(done));
}
