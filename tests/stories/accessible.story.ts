import { HANDBOOK_PAGE_IDS } from '../../src/lib/messages/handbook/handbook-page';
import { helpLink } from '../../src/lib/ui/navigation/links';
import { axeOn } from '../support/axe';
import { expect, story } from '../support/story';

/** What a clerk and what the coordinator sees, in stories of a bearable length. */
const PAGES = [
	{
		who: 'clerk-u1',
		part: 'the contents',
		paths: [
			'/',
			'/new',
			'/book/sample/overview',
			'/book/sample/table/T1',
			'/book/sample/table/T12',
			'/book/sample/projects',
			'/book/sample/project/p4',
			'/book/sample/narrative/N2',
			'/book/sample/narrative/N8'
		]
	},
	{
		who: 'clerk-u1',
		part: 'what is said of them',
		paths: [
			'/book/sample/board',
			'/book/sample/findings',
			'/book/sample/findings?group=sheet',
			'/book/sample/proof',
			'/book/sample/progress',
			'/book/sample/consolidation',
			'/book/sample/versions',
			'/book/sample/comments',
			'/book/sample/conflicts',
			'/book/sample/report'
		]
	},
	{
		who: 'coordinator',
		part: 'what is the coordinator’s',
		paths: [
			'/book/sample/publish',
			'/book/sample/settings',
			'/book/sample/rules',
			'/book/sample/export',
			'/book/sample/import',
			'/book/sample/people'
		]
	},
	{
		who: 'clerk-u1',
		part: 'the handbook',
		paths: [helpLink(), ...HANDBOOK_PAGE_IDS.map(helpLink)]
	}
];

/**
 * The grid's scrollers are no tab stops on purpose: the arrow keys move the active cell and scroll to
 * it (see the grid's stories). Axe sees only that a scroller can't be reached by Tab, and that the
 * library's holder, which is `presentation`, can take focus by script.
 */
const SCROLLED_BY_ARROW_KEYS = /^<div class="(?:wtHolder|desk|ht-wrapper)/;
const ABOUT_SCROLLERS = ['scrollable-region-focusable', 'aria-required-children'];

const STANDARD = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

type Analysis = Awaited<ReturnType<ReturnType<typeof axeOn>['analyze']>>;

function violationsOf({ violations }: Analysis): string[] {
	return violations.flatMap(({ id, nodes }) =>
		nodes
			.filter(({ html }) => !(ABOUT_SCROLLERS.includes(id) && SCROLLED_BY_ARROW_KEYS.test(html)))
			.map(({ html }) => `${id}: ${html.slice(0, 160)}`)
	);
}

/** What the colour scheme decides; all else is the same in light and dark. */
const ABOUT_COLOURS = ['color-contrast', 'link-in-text-block'];

for (const { who, part, paths } of PAGES)
	story(`${part} keeps WCAG 2.2 AA, in light and dark`, async ({ seat }) => {
		const { page, url } = await seat(who);
		for (const path of paths) {
			await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
			await page.goto(url + path);
			await expect(page.getByRole('heading').first()).toBeVisible();
			if (path.includes('/t') || path.includes('/project/'))
				await expect(page.locator('.ht_master td').first()).toBeVisible();
			const axe = axeOn(page).withTags(STANDARD);
			const light = violationsOf(await axe.analyze());
			await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
			const dark = violationsOf(await axeOn(page).withRules(ABOUT_COLOURS).analyze());
			expect({ path, light, dark }).toEqual({ path, light: [], dark: [] });
		}
	});

story('the bar is no wider than the window', async ({ seat }) => {
	const { page, url } = await seat('coordinator');
	await page.goto(`${url}/book/sample/overview`);
	await expect(page.locator('.saved-state')).toBeVisible();
	for (const width of [1280, 1024, 800, 390, 320]) {
		await page.setViewportSize({ width, height: 700 });
		const widths = () =>
			page.evaluate(() => [
				document.documentElement.scrollWidth,
				document.querySelector('.frame header')!.scrollWidth
			]);
		await expect.poll(widths).toEqual([width, width]);
	}
});
