/** What depends on a cell: as a drawing and as a list that leads there. */
import AxeBuilder from '@axe-core/playwright';
import { expect, story } from '../support/story';

story('a cell tells the rules and places that depend on it', async ({ seat }) => {
	story.setTimeout(150_000);
	const desk = await seat('coordinator');
	const { page } = desk;
	await desk.visit('table/T2', 'T2[合计].合计');
	await page.getByRole('button', { name: '用在何处' }).click({ timeout: 30_000 });
	const panel = page.getByRole('tabpanel', { name: '用处' });
	await expect(panel.getByText(/条规则读这一格，并与 \d+ 处对照/)).toBeVisible({ timeout: 60_000 });
	await expect(panel.getByRole('img', { name: /T2\[合计\]\.合计 由规则 .*T1 / })).toBeVisible();
	expect((await new AxeBuilder({ page }).include('.side-tabs').analyze()).violations).toEqual([]);

	const link = panel.getByRole('link', { name: /^T1\[/ }).first();
	const address = await link.textContent();
	await link.click();
	await expect(page).toHaveURL(/table\/T1/);
	await expect(panel.getByText(address!.trim(), { exact: true }).first()).toBeVisible({
		timeout: 30_000
	});
});
