/** What depends on a cell: as a drawing and as a list that leads there. */
import { axeOn } from '../support/axe';
import { expect, story } from '../support/story';

story('a cell tells the rules and places that depend on it', async ({ seat }) => {
	const desk = await seat('coordinator');
	const { page } = desk;
	await desk.visit('table/T2', 'T2[合计].合计');
	await desk.cell('T2', '合计', '合计').click({ button: 'right' });
	await page.getByRole('menuitem', { name: '用在何处' }).click();
	const panel = page.getByRole('tabpanel', { name: '用处' });
	await expect(panel.getByText(/条规则读这一格，并与 \d+ 处对照/)).toBeVisible();
	await expect(panel.getByRole('img', { name: /T2\[合计\]\.合计 由规则 .*T1 / })).toBeVisible();
	expect((await axeOn(page).include('.side-tabs').analyze()).violations).toEqual([]);

	const link = panel.getByRole('link', { name: /^T1\[/ }).first();
	const address = await link.textContent();
	await link.click();
	await expect(page).toHaveURL(/table\/T1/);
	await expect(panel.getByText(address!.trim(), { exact: true }).first()).toBeVisible();
});

story('cells of forms and sections of the text tell it, too', async ({ seat }) => {
	const desk = await seat('coordinator');
	const { page } = desk;
	await desk.visitForm('辅警招聘经费');
	await desk.beside('年度资金总额').first().click({ button: 'right' });
	await page.getByRole('menuitem', { name: '用在何处' }).click();
	const panel = page.getByRole('tabpanel', { name: '用处' });
	await expect(panel.getByRole('link', { name: /^T1[12]\[辅警招聘经费\]/ }).first()).toBeVisible();
	await page.goto(`${desk.url}/book/sample/narrative/N8`);
	await expect(panel.getByText('N[8].正文', { exact: true }).first()).toBeVisible();
	await expect(panel.getByRole('link', { name: /^T\d+\[/ }).first()).toBeVisible();
});
