/** The HTML edition of the sample, as a browser shows it from a disk, judged by axe. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { unzipSync } from 'fflate';
import { readBookFile } from '../../src/lib/budget/file/book-file';
import { writeHtml } from '../../src/lib/exchange/write/html/write-html';
import { axeOn } from '../support/axe';
import { expect, story } from '../support/story';

const SAMPLE = new URL('../../static/sample/jincheng-psb-2023.hebian.json', import.meta.url);
/** What WCAG asks for, and what axe advises beyond it. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

story('the HTML edition keeps WCAG 2.2 AA [W34]', async ({ page }, info) => {
	const read = readBookFile(readFileSync(SAMPLE, 'utf8'));
	if (!read.ok) throw new Error(read.failure.kind);
	const files = unzipSync(writeHtml(read.book, {}, () => {}));
	const folder = info.outputPath('edition');
	const pages = Object.keys(files).filter((file) => file.endsWith('.html'));
	for (const file of pages) {
		mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
		writeFileSync(path.join(folder, file), files[file]);
	}
	expect(pages.length).toBeGreaterThan(130 + 13);
	// Forms are alike: the one with the most in it stands for all.
	const forms = pages.filter((file) => file.startsWith('forms/'));
	const largest = forms.toSorted((a, b) => files[b].length - files[a].length)[0];
	const judged = pages.filter((file) => !forms.includes(file) || file === largest);
	// Narrower than its tables, so that they are scrolled.
	await page.setViewportSize({ width: 900, height: 700 });
	for (const file of judged) {
		await page.goto(pathToFileURL(path.join(folder, file)).href);
		const { violations } = await axeOn(page).withTags(TAGS).analyze();
		const found = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
		expect({ file, found }).toEqual({ file, found: [] });
	}
});
