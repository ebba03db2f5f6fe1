/** Comments and documents are written in short sentences: at most 35 words each. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const MOST_WORDS = 35;
const top = fileURLToPath(new URL('../..', import.meta.url));
const files = execFileSync('git', ['ls-files', '*.ts', '*.js', '*.svelte', '*.md', '*.css'], {
	cwd: top,
	encoding: 'utf8'
})
	.trim()
	.split('\n');

const COMMENT = /\/\*[\s\S]*?\*\/|<!--[\s\S]*?-->|(?:^[\t ]*\/\/.*\n?)+/gm;
/** Where a paragraph ends: a blank line, an item of a list, a heading, a row of a table, a tag of TSDoc. */
const PARAGRAPH = /\n\s*\n|\n(?=\s*(?:[-*|]|\d+\.|#+) )|(?<=^|\s)@\w+/;

function prose(file: string, text: string): readonly string[] {
	if (file.endsWith('.md')) return text.replace(/```[\s\S]*?```/g, '\n\n').split(PARAGRAPH);
	return [...text.matchAll(COMMENT)].flatMap(([comment]) =>
		comment
			.replace(/^[\t ]*(?:\/\/|\/?\*+\/?)/gm, '')
			.replace(/\*\/|<!--|-->/g, '')
			.split(PARAGRAPH)
	);
}

/** What stands in backticks is one word; what stands in brackets is not counted. */
function sentences(paragraph: string): readonly string[] {
	return paragraph
		.replace(/\s+/g, ' ')
		.replace(/`[^`]*`/g, 'x')
		.replace(/\([^()]*\)/g, '')
		.split(/(?<=[.!?。])\s+/);
}

const words = (sentence: string): number =>
	sentence.split(' ').filter((word) => /[a-zA-Z]/.test(word)).length;

function longSentences(file: string, text: string): readonly string[] {
	return prose(file, text)
		.flatMap(sentences)
		.filter((sentence) => words(sentence) > MOST_WORDS)
		.map((sentence) => `${file}: ${sentence.trim()}`);
}

const LONG = 'one two three four five six seven '.repeat(6).trim();

it('counts the words of comments and documents', () => {
	expect(longSentences('a.ts', `// ${LONG}.\nconst a = 1;`)).toHaveLength(1);
	expect(longSentences('a.svelte', `<!-- ${LONG}. -->`)).toHaveLength(1);
	expect(longSentences('a.css', `/* ${LONG} */`)).toHaveLength(1);
	expect(longSentences('a.md', LONG)).toHaveLength(1);
	expect(longSentences('a.md', LONG.replace('one', 'one.'))).toHaveLength(1);
	expect(longSentences('a.md', LONG.replaceAll(' one', '. One'))).toEqual([]);
	expect(longSentences('a.md', `- ${LONG.replaceAll(' one', '\n- one')}`)).toEqual([]);
	expect(longSentences('a.ts', `const a = '${LONG}';`)).toEqual([]);
});

it('finds none above 35 words', () => {
	const found = files.flatMap((file) =>
		longSentences(file, readFileSync(path.join(top, file), 'utf8'))
	);
	expect(found).toEqual([]);
});
