/** The official header of a table, column by column: its own text and those it stands under. */
import type { Column, TableTemplate } from '$lib/budget/table/table-template';
import { fold } from './similarity';

export interface HeaderPath {
	readonly column: Column;
	/** Folded, without years; the last is the column's own. */
	readonly texts: readonly string[];
}

const paths = new WeakMap<TableTemplate, readonly HeaderPath[]>();

export function headerPaths(template: TableTemplate): readonly HeaderPath[] {
	let known = paths.get(template);
	if (!known) paths.set(template, (known = pathsOf(template)));
	return known;
}

/** 「2023年预算数」 and 「{year}年预算数」 are the same header; 「2023年」 alone leaves 「年」. */
export function withoutYear(text: string): string {
	return (
		fold(text.normalize('NFKC').replace(/\{year\}|\d{4}/g, '')).replace(/^年度?(?=.)/, '') || '年'
	);
}

function pathsOf({ header, columns }: TableTemplate): HeaderPath[] {
	const texts = columns.map((): string[] => []);
	const taken = header.map(() => columns.map(() => false));
	header.forEach((cells, line) => {
		let at = 0;
		for (const { text, across = 1, down = 1 } of cells) {
			while (taken[line][at]) at++;
			for (let y = line; y < line + down; y++) taken[y].fill(true, at, at + across);
			for (let x = at; x < at + across; x++) texts[x].push(withoutYear(text));
		}
	});
	return columns.map((column, i) => ({ column, texts: texts[i] }));
}
