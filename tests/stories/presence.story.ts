import { expect, story } from '../support/story';

const ROW = '线路租赁费';
const ADDRESS = `T12[${ROW}].合计`;
const NAME = '财务科';

story('who is where, who types, and who is gone', async ({ seat }) => {
	const [clerk, coordinator] = await Promise.all([seat('clerk-u4'), seat('coordinator')]);
	await Promise.all([clerk, coordinator].map((desk) => desk.visit('table/T12', ADDRESS)));
	const seen = clerk.cell('T12', ROW, '单位资金').locator('.grid-person-tag');

	await story.step('a colleague’s cell, and that they are typing in it', async () => {
		await coordinator.cell('T12', ROW, '单位资金').click();
		await expect(seen).toHaveText(NAME);
		await coordinator.page.keyboard.type('8');
		await expect(seen).toHaveText(`${NAME} …`);
		await coordinator.page.keyboard.press('Escape');
		await expect(seen).toHaveText(NAME);
	});

	await story.step('following goes along until a key is pressed', async () => {
		await clerk.page.getByRole('button', { name: /^在场的人/ }).click();
		await clerk.page.getByTitle(`跟着 ${NAME}`).click();
		const following = clerk.page.getByText(`正跟着 ${NAME}`);
		await expect(following).toBeVisible();
		await coordinator.visit('table/T3', 'T3[204].合计');
		await expect(clerk.page).toHaveURL(/\/table\/T3/);
		await coordinator.cell('T3', '公安', '基本支出').click();
		await expect(clerk.page).toHaveURL(/%E5%9F%BA%E6%9C%AC%E6%94%AF%E5%87%BA|基本支出/);
		await expect(following).toBeVisible();
		await story.info().attach('following', {
			body: await clerk.page.screenshot(),
			contentType: 'image/png'
		});
		await clerk.page.keyboard.press('Shift');
		await expect(following).toHaveCount(0);
		await coordinator.visit('table/T12', ADDRESS);
		await expect(coordinator.cell('T12', ROW, '合计')).toBeVisible();
		await expect(clerk.page).toHaveURL(/\/table\/T3/);
	});

	await story.step('gone within 30 s of a lost line', async () => {
		await clerk.visit('table/T12', ADDRESS);
		await coordinator.cell('T12', ROW, '单位资金').click();
		await expect(seen).toHaveText(NAME);
		await coordinator.goOffline();
		await expect(seen).toHaveCount(0);
		await coordinator.comeBack();
		await expect(seen).toHaveText(NAME);
	});

	await story.step('gone when the browser is killed', async () => {
		await coordinator.context.close();
		await expect(seen).toHaveCount(0);
		await expect(clerk.page.getByRole('button', { name: '在场的人: 1' })).toBeVisible();
	});
});
