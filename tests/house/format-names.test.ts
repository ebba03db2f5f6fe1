/**
 * No code names a table of a format: what a table is follows from the book's format. Exceptions are
 * named here, each with its reason; one that no longer names any must leave the list.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { FORMAT_IDS, knownFormat } from '$lib/formats/known-formats';

const TOP = path.resolve(import.meta.dirname, '../..');

/** Folders and files that still name tables of the first format. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
	'src/lib/rules/catalogue/': 'rules of the first format that are not yet bound to coordinates',
	'src/lib/rules/comparing/consolidation.ts': 'serves those rules',
	'src/lib/rules/reading/places.ts': 'serves those rules',
	'src/lib/rules/prose/known-figures.ts': 'which tables the sections of the first format speak of',
	'src/lib/rules/explain/kinds/institutions.ts': 'explains findings of those rules',
	'src/lib/rules/own/detail-rows.ts':
		'lookups that keep the sums of the first format’s tables ready',
	'src/lib/messages/': 'words of those rules, examples of addresses, and names in settings',
	'src/lib/exchange/read/csv/read-figures.ts':
		'tells the kind of a unit by the table of its offices',
	'src/lib/exchange/read/disclosure/row-units.ts':
		'reads whose rows are in documents of the first format',
	'src/lib/exchange/read/disclosure/set-units.ts':
		'reads whose rows are in documents of the first format',
	'src/lib/exchange/read/disclosure/unit-register.ts':
		'reads units in documents of the first format',
	'src/lib/budget/table/indent.ts': 'how deep rows stand in two tables of the first format',
	'src/lib/ui/grid/row-actions.ts': 'rows of units that head their projects',
	'src/lib/ui/overview/table-state.ts': 'the two totals that the overview shows',
	'src/lib/ui/home/PaperPreview.svelte': 'a picture of the product, drawn with the first format',
	'server/relay/relay-scene.ts': 'a scene for tests of the relay',
	'server/store/contract/history-contract.ts': 'tests that every store must pass'
};

function sourceFiles(folder: string): string[] {
	return readdirSync(path.join(TOP, folder), { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && /\.(?:ts|svelte)$/.test(entry.name))
		.map((entry) => path.relative(TOP, path.join(entry.parentPath, entry.name)))
		.filter((file) => !file.endsWith('.test.ts') && !file.startsWith('src/lib/formats/packs/'));
}

/** What is said in comments binds nothing. */
function withoutComments(source: string): string {
	return source
		.replace(/\/\*[\s\S]*?\*\//g, '')
		.replace(/<!--[\s\S]*?-->/g, '')
		.replace(/(^|\s)\/\/.*$/gm, '$1');
}

/** Ids and names of tables; words that are columns of other tables or plain words, too, are none. */
const NAMES = new Set(
	FORMAT_IDS.flatMap((id) =>
		knownFormat(id)!.tables.flatMap((table) => [table.id, table.address, ...table.aliases])
	).filter((name) => /^T\d+$|表$/.test(name))
);
const NAME = new RegExp(`(?<![\\p{L}\\p{N}_])(?:${[...NAMES].join('|')})(?![\\p{L}\\p{N}_])`, 'u');

const namesTable = (file: string): boolean =>
	NAME.test(withoutComments(readFileSync(path.join(TOP, file), 'utf8')));
const exceptionOf = (file: string): string | undefined =>
	Object.keys(EXCEPTIONS).find((each) =>
		each.endsWith('/') ? file.startsWith(each) : file === each
	);

describe('tables of a format', () => {
	const naming = [...sourceFiles('src'), ...sourceFiles('server')].filter(namesTable);

	it('are named by no code, but for the exceptions', () => {
		expect(naming.filter((file) => exceptionOf(file) === undefined)).toEqual([]);
	});

	it('have no exception that is needed no more', () => {
		const needed = new Set(naming.map(exceptionOf));
		expect(Object.keys(EXCEPTIONS).filter((each) => !needed.has(each))).toEqual([]);
	});

	it('are found in code, and not in comments', () => {
		const found = (source: string) => NAME.test(withoutComments(source));
		expect(found("rows('T12')")).toBe(true);
		expect(found('`收入总表[合计].合计`')).toBe(true);
		expect(found('/** as T12 */ const T = 1; // T13')).toBe(false);
		expect(found('T120')).toBe(false);
	});
});
