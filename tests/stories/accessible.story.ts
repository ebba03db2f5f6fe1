import AxeBuilder from '@axe-core/playwright';
import { expect, story } from '../support/story';

const PAGES = [
	'/',
	'/new',
	'/book/sample/overview',
	'/book/sample/board',
	'/book/sample/table/T1',
	'/book/sample/table/T12',
	'/book/sample/projects',
	'/book/sample/project/p4',
	'/book/sample/narrative/N2',
	'/book/sample/narrative/N8',
	'/book/sample/findings',
	'/book/sample/findings?group=sheet',
	'/book/sample/proof',
	'/book/sample/progress',
	'/book/sample/consolidation',
	'/book/sample/versions',
	'/book/sample/comments',
	'/book/sample/conflicts',
	'/book/sample/report'
];
/** What the coordinator alone may use is looked at as the coordinator sees it. */
const COORDINATORS_PAGES = [
	'/book/sample/publish',
	'/book/sample/settings',
	'/book/sample/rules',
	'/book/sample/export',
	'/book/sample/import',
	'/book/sample/people'
];

/**
 * The grid's scrollers are no tab stops on purpose: the arrow keys move the active cell and scroll to
 * it (see the grid's stories). Axe sees only that a scroller can't be reached by Tab, and that the
 * library's holder, which is `presentation`, can take focus by script.
 */
const SCROLLED_BY_ARROW_KEYS = /^<div class="(?:wtHolder|desk|ht-wrapper)/;
const ABOUT_SCROLLERS = ['scrollable-region-focusable', 'aria-required-children'];

for (const colorScheme of ['light', 'dark'] as const) {
	for (const [who, pages] of [
		['clerk-u1', PAGES],
		['coordinator', COORDINATORS_PAGES]
	] as const)
		story(`every page keeps WCAG 2.2 AA for ${who}, ${colorScheme}`, async ({ seat }) => {
			const { page, url } = await seat(who);
			await page.emulateMedia({ colorScheme });
			for (const path of pages) {
				await page.goto(url + path);
				await expect(page.getByRole('heading').first()).toBeVisible();
				if (path.includes('/t') || path.includes('/project/'))
					await expect(page.locator('.ht_master td').first()).toBeVisible();
				const { violations } = await new AxeBuilder({ page })
					.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
					.analyze();
				const said = violations.flatMap(({ id, nodes }) =>
					nodes
						.filter(
							({ html }) => !(ABOUT_SCROLLERS.includes(id) && SCROLLED_BY_ARROW_KEYS.test(html))
						)
						.map(({ html }) => `${path} ${id}: ${html.slice(0, 160)}`)
				);
				expect(said).toEqual([]);
			}
		});
}
