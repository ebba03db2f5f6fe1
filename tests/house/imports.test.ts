/** The house stands as designed: imports run downwards, and one copy of yjs is installed. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { cruiseImports } from './cruise-imports.js';

const top = path.resolve(import.meta.dirname, '../..');

describe('imports', () => {
	it('run one way through the whole house', async () => {
		const { modules, violations } = await cruiseImports(top);
		expect(violations).toEqual([]);
		expect(modules).toBeGreaterThan(50);
	});

	const fixture = mkdtempSync(path.join(os.tmpdir(), 'hebian-imports-'));
	afterAll(() => rmSync(fixture, { recursive: true }));
	const wrong = async (file: string, source: string): Promise<string[]> => {
		const others = {
			'src/lib/ui/grid/pen.ts': 'export const pen = 1;',
			'src/lib/budget/values/amount.ts': 'export const amount = 1; export type Amount = number;',
			'src/lib/budget/book/book.ts': 'export const book = 1;',
			'src/lib/formats/format.ts': 'export const format = 1;',
			'src/lib/rules/sum.ts': "export { amount } from '$lib/budget/values/amount';"
		};
		rmSync(path.join(fixture, 'src'), { recursive: true, force: true });
		rmSync(path.join(fixture, 'server'), { recursive: true, force: true });
		for (const [name, text] of Object.entries({ ...others, [file]: source })) {
			mkdirSync(path.dirname(path.join(fixture, name)), { recursive: true });
			writeFileSync(path.join(fixture, name), text);
		}
		mkdirSync(path.join(fixture, 'server'), { recursive: true });
		const { violations } = await cruiseImports(fixture);
		return violations.map((violation) => violation.split(':')[0]);
	};

	it('are let through where they run downwards', async () => {
		const source = "import { amount } from '$lib/budget/values/amount'; export const a = amount;";
		expect(await wrong('src/lib/ui/page.ts', source)).toEqual([]);
	});

	it.each([
		['budget-imports-only-below', 'src/lib/budget/a.ts', "export { pen } from '$lib/ui/grid/pen';"],
		['budget-imports-only-below', 'src/lib/budget/a.ts', "export { pen } from '../ui/grid/pen';"],
		[
			'formats-know-no-book',
			'src/lib/formats/a.ts',
			"export { book } from '$lib/budget/book/book';"
		],
		[
			'shapes-know-no-format',
			'src/lib/budget/values/zod.ts',
			"export { format } from '$lib/formats/format';"
		],
		['rules-imports-only-below', 'src/lib/rules/a.ts', "export { pen } from '$lib/ui/grid/pen';"],
		['server-never-imports-pages', 'server/a.ts', "export * from '../src/lib/ui/grid/pen';"],
		[
			'messages-are-pure-words',
			'src/lib/messages/a.ts',
			"export * from '$lib/budget/values/amount';"
		],
		['budget-and-rules-run-anywhere', 'src/lib/rules/a.ts', "export * from 'node:fs';"],
		['budget-and-rules-run-anywhere', 'src/lib/budget/a.ts', "export * from 'yjs';"],
		['budget-and-rules-run-anywhere', 'src/lib/budget/a.ts', "export * from 'svelte/store';"],
		['only-the-grid-imports-handsontable', 'src/lib/ui/a.ts', "import 'handsontable/base';"],
		[
			'budget-imports-only-below',
			'src/lib/budget/a.ts',
			"import type { Sum } from '$lib/rules/sum'; export type A = Sum;"
		]
	])('are caught where they do not: %s in %s', async (rule, file, source) => {
		expect(await wrong(file, source)).toContain(rule);
	});

	it.each([
		['hyperformula', 'src/lib/rules/a.ts', "import 'hyperformula';", true],
		[
			'json-rules-engine',
			'server/a.ts',
			"import { Engine } from 'json-rules-engine'; new Engine();",
			true
		],
		[
			'hyperformula',
			'src/lib/rules/a.ts',
			"import type { H } from 'hyperformula'; export type A = H;",
			false
		],
		['svelte', 'src/lib/ui/a.ts', "import 'svelte';", false]
	])(
		'are caught where only we have what they import: %s in %s',
		async (name, file, source, caught) => {
			const home = path.join(fixture, 'node_modules', name);
			mkdirSync(home, { recursive: true });
			writeFileSync(path.join(fixture, 'package.json'), `{"devDependencies":{"${name}":"1.0.0"}}`);
			writeFileSync(path.join(home, 'package.json'), `{"name":"${name}","main":"index.js"}`);
			writeFileSync(path.join(home, 'index.js'), 'module.exports = {};');
			const violations = await wrong(file, source);
			expect(violations.includes('ships-what-it-imports')).toBe(caught);
		}
	);

	it('are caught where they run in a circle', async () => {
		const source = "import { a } from './a'; export const amount = () => a;";
		const violations = await wrong(
			'src/lib/budget/values/a.ts',
			"export { amount as a } from './amount';"
		);
		expect(violations).toEqual([]);
		writeFileSync(path.join(fixture, 'src/lib/budget/values/amount.ts'), source);
		const circle = await cruiseImports(fixture);
		expect(circle.violations.join()).toContain('no-circles');
	});
});

describe('yjs', () => {
	it('is installed once, for us and for those who bring it to the wire', () => {
		const lock = JSON.parse(readFileSync(path.join(top, 'package-lock.json'), 'utf8')) as {
			packages: Record<string, unknown>;
		};
		const copies = Object.keys(lock.packages).filter((at) => at.endsWith('node_modules/yjs'));
		expect(copies).toEqual(['node_modules/yjs']);
		const ours = createRequire(path.join(top, 'package.json'));
		for (const peer of ['y-websocket', 'y-protocols']) {
			const theirs = createRequire(path.join(top, 'node_modules', peer, 'package.json'));
			expect(theirs.resolve('yjs')).toBe(ours.resolve('yjs'));
		}
	});
});
