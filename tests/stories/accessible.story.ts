import AxeBuilder from '@axe-core/playwright';
import { expect, story } from '../support/story';

const PAGES = [
	'/',
	'/book/sample',
	'/book/sample/table/T1',
	'/book/sample/table/T12',
	'/book/sample/projects',
	'/book/sample/project/p4',
	'/book/sample/narrative/N8',
	'/book/sample/findings'
];

for (const colorScheme of ['light', 'dark'] as const) {
	story(`every page keeps WCAG 2.2 AA, ${colorScheme}`, async ({ seat }) => {
		story.setTimeout(180_000);
		const { page, url } = await seat('clerk-u1');
		await page.emulateMedia({ colorScheme });
		for (const path of PAGES) {
			await page.goto(url + path);
			await expect(page.getByRole('heading').first()).toBeVisible();
			if (path.includes('/t') || path.includes('/project/'))
				await expect(page.locator('.ht_master td').first()).toBeVisible();
			const { violations } = await new AxeBuilder({ page })
				.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
				.analyze();
			const said = violations.map((v) => `${path} ${v.id}: ${v.nodes[0]?.html.slice(0, 160)}`);
			expect(said).toEqual([]);
		}
	});
}
