/** Every file that our documents point to is there. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const top = fileURLToPath(new URL('../..', import.meta.url));
const documents = execFileSync('git', ['ls-files', '*.md'], { cwd: top, encoding: 'utf8' })
	.trim()
	.split('\n');

/** `[words](place)`, without addresses of the web and anchors. */
const LINK = /\]\((?!https?:|#)([^)#\s]+)(?:#[^)]*)?\)/g;

it.each(documents)('%s links to files that are there', (document) => {
	const text = readFileSync(path.join(top, document), 'utf8');
	const missing = [...text.matchAll(LINK)]
		.map(([, place]) => place)
		.filter((place) => !existsSync(path.join(top, path.dirname(document), place)));
	expect(missing).toEqual([]);
});
