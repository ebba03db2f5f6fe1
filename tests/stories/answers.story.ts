/** What people do about findings: mend them, explain them, decide what belongs together. */
import type { Page } from '@playwright/test';
import { axeOn } from '../support/axe';
import type { Desk } from '../support/desk';
import { expect, story } from '../support/story';

/** The card of a finding in the middle of the page, by its rule and a word of its sentence. */
const card = (page: Page, rule: string, text: string | RegExp = '') =>
	page
		.getByRole('main')
		.locator('article')
		.filter({ has: page.getByText(rule, { exact: true }) })
		.filter({ hasText: text });

async function findings(desk: Desk, query: string): Promise<void> {
	await desk.page.goto(`${desk.url}/book/sample/findings?${query}`);
	await expect(desk.page.getByRole('main').locator('article').first()).toBeVisible();
}

story('a fix is looked at, applied and undone as one step', async ({ seat }) => {
	const desk = await seat('coordinator');
	const { page } = desk;
	await findings(desk, 'rule=X03');
	const broken = card(page, 'X03');
	await broken.getByText('建议改为').click();
	// The forms in 元 speak for 2,668.12, so all places of the other figure follow.
	const places = ['T1[上年结转].金额', 'T4[上年财政拨款结转].金额', 'T13[部门合计].合计'];
	const changes = places.map((place) => `${place}：2,668.11 → 2,668.12`).join('；');
	await expect(broken.getByText(changes)).toBeVisible();
	await expect(broken.getByText('26681166.36 元')).toBeVisible();
	// The fact is in more identities: all of them are told before anything is written.
	await expect(broken.getByText(/^将消除 \d+ 条/)).toBeVisible();
	await expect(broken.getByText('− X20')).toBeVisible();
	await expect(broken.getByText('+ N01')).toBeVisible();
	await broken.getByRole('button', { name: '应用修改' }).click();
	await expect(broken).toHaveCount(0);
	await page.getByRole('button', { name: '撤销' }).click();
	await expect(broken).toHaveCount(1);
	await expect(broken.getByText('2,668.12').first()).toBeVisible();
	await desk.expectSaved();
});

story('causes and fixes follow the figures while the finding stands', async ({ seat }) => {
	const watching = await seat('coordinator');
	await findings(watching, 'rule=X03');
	const broken = card(watching.page, 'X03');
	await expect(broken.getByText('T1[上年结转].金额：2,668.11 → 2,668.12')).toBeVisible();
	const other = await seat('coordinator');
	await other.visit('table/T2', 'T2[合计].上年结转');
	await other.type(other.cell('T2', '合计', '上年结转'), '2686.11');
	// Two digits were swapped: another cause, another fix, in a window that nobody touched.
	await expect(broken.getByText(/相邻两位数字颠倒/)).toBeVisible();
	await expect(broken.getByText('2,686.11').first()).toBeVisible();
	await expect(broken.getByText('2,668.11 → 2,668.12')).toHaveCount(0);
});

story(
	'a clerk explains, the department approves, and both lapse with the figure',
	async ({ seat }) => {
		const clerk = await seat('clerk-u4');
		await findings(clerk, 'rule=F04');
		const finding = card(clerk.page, 'F04', '一楼综合大厅改造');
		const elsewhere = card(clerk.page, 'F04').filter({ hasNotText: '城区分局' }).first();
		await expect(elsewhere.getByText('由该单位或部门填写说明')).toBeVisible();
		await finding.getByRole('button', { name: '填写说明' }).click();
		await clerk.page.getByRole('textbox', { name: '说明' }).fill('分两年实施，今年安排 75 万元。');
		await clerk.page.getByRole('button', { name: '保存说明' }).click();
		await expect(finding.getByText('待部门审核')).toBeVisible();
		await expect(finding.getByRole('button', { name: '审核通过' })).toHaveCount(0);
		await clerk.expectSaved();

		const coordinator = await seat('coordinator');
		await findings(coordinator, 'state=awaiting');
		const awaiting = card(coordinator.page, 'F04', '一楼综合大厅改造');
		await expect(awaiting.getByText('分两年实施')).toBeVisible();
		expect((await axeOn(coordinator.page).analyze()).violations.map(({ id }) => id)).toEqual([]);
		await awaiting.getByRole('button', { name: '审核通过' }).click();
		await expect(finding.getByText(/^已审核（财务科/)).toBeVisible();

		await clerk.visitForm('一楼综合大厅改造');
		await clerk.type(clerk.beside('年度资金总额'), '760000');
		// The next page is loaded anew: what was typed must be out of this one's memory first.
		await clerk.expectSaved();
		await findings(clerk, 'rule=M03');
		const lapsed = card(clerk.page, 'M03');
		await expect(lapsed.getByText(/失效的说明/)).toBeVisible();
		await findings(clerk, 'rule=F04');
		await expect(finding.getByText(/已审核|待部门审核/)).toHaveCount(0);
		await finding.getByRole('button', { name: '填写说明' }).click();
		// What was said before is taken up again.
		await expect(clerk.page.getByRole('textbox', { name: '说明' })).toHaveValue(/分两年实施/);
		await clerk.page.getByRole('button', { name: '保存说明' }).click();
		await expect(finding.getByText('待部门审核')).toBeVisible();
	}
);

story('a likeness is confirmed, taken back and broken', async ({ seat }) => {
	const desk = await seat('coordinator');
	const { page } = desk;
	await desk.visitForm('刑侦检验鉴定耗材');
	await expect(page.getByText(/刑技检验鉴定耗材/).first()).toBeVisible();
	await page.getByRole('button', { name: '确认', exact: true }).click();
	await expect(page.getByText('财务科已确认：表中的“刑技检验鉴定耗材”是同一项目')).toBeVisible();
	await findings(desk, 'rule=P04');
	await expect(card(page, 'P04', '刑技检验鉴定耗材')).toHaveCount(0);
	await desk.visitForm('刑侦检验鉴定耗材');
	await page.getByRole('button', { name: '取消判定' }).click();
	await page.getByRole('button', { name: '不是同一项目' }).click();
	await expect(page.getByText('财务科已判定：表中的“刑技检验鉴定耗材”不是同一项目')).toBeVisible();
	await findings(desk, 'rule=P02');
	await expect(card(page, 'P02', '刑侦检验鉴定耗材')).toHaveCount(1);
});

story('what an edit would break is told before it is committed', async ({ seat }) => {
	const desk = await seat('coordinator');
	const { page } = desk;
	await desk.visit('table/T1', 'T1[收入总计].金额');
	await desk.cell('T1', '收入总计', '金额').click();
	await page.keyboard.type('1');
	const told = page.getByText(/将新增 \d+ 条/).filter({ visible: true });
	await expect(told).toBeVisible();
	await page.keyboard.press('Escape');
	await expect(told).toHaveCount(0);
	await expect(desk.cell('T1', '收入总计', '金额')).toContainText('41,764.14');
});
