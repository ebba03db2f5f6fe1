import { expect, story } from '../support/story';

story(
	'two people compute: by typing, by pointing, offline and back [Q1] [Q6] [C131]',
	async ({ seat }) => {
		const [one, other] = await Promise.all([seat('coordinator'), seat('coordinator')]);
		await Promise.all([one, other].map((desk) => desk.visit('table/T3', 'T3[20402].合计')));
		const cell = (desk: typeof one, label: string, column: string) =>
			desk.cell('T3', label, column);

		await story.step('arithmetic, with its value while it is typed', async () => {
			await cell(one, '行政运行', '项目支出').click();
			await one.page.keyboard.type('=(3+4)*1.2');
			await expect(one.page.locator('.grid-preview')).toContainText('8.40 万元');
			await one.page.keyboard.press('Enter');
			await expect(cell(one, '行政运行', '项目支出')).toContainText('8.40');
			await expect(cell(other, '行政运行', '项目支出')).toContainText('8.40');
			await expect(cell(other, '行政运行', '项目支出').locator('.grid-formula')).toBeVisible();
		});

		await story.step('pointing puts the address in, and Enter writes the formula', async () => {
			await cell(one, '行政运行', '合计').click();
			await one.page.keyboard.type('=');
			await cell(one, '行政运行', '基本支出').click();
			await one.page.keyboard.type('+');
			await cell(one, '行政运行', '项目支出').click();
			await expect(one.page.locator('.grid-preview')).toContainText('16,205.67 万元');
			await one.page.keyboard.press('Enter');
			await cell(one, '行政运行', '合计').click();
			await expect(one.page.locator('footer')).toContainText('=.基本支出+.项目支出');
			await expect(cell(other, '行政运行', '合计')).toContainText('16,205.67');
		});

		await story.step('what cannot be computed stays in the editor with its reason', async () => {
			await cell(one, '行政运行', '合计').click();
			await one.page.keyboard.type('=cmd|/C calc');
			await one.page.keyboard.press('Enter');
			await expect(one.page.getByRole('alert')).toBeVisible();
			await one.page.keyboard.press('Escape');
			await cell(one, '行政运行', '基本支出').click();
			await one.page.keyboard.type('=.合计');
			await expect(one.page.locator('.grid-preview')).toContainText('循环引用');
			await one.page.keyboard.press('Escape');
			await one.expectSaved();
		});

		await story.step(
			'an operand written offline is in the total when the line is back',
			async () => {
				await one.goOffline();
				await one.type(cell(one, '行政运行', '项目支出'), '=100+0.5');
				await expect(cell(one, '行政运行', '合计')).toContainText('16,297.77');
				await other.type(cell(other, '行政运行', '基本支出'), '100');
				await expect(cell(other, '行政运行', '合计')).toContainText('108.40');
				await one.comeBack();
				for (const desk of [one, other])
					await expect(cell(desk, '行政运行', '合计')).toContainText('200.50');
			}
		);

		await story.step('one undo takes the formula back', async () => {
			await one.page.keyboard.press('Escape');
			await one.page.getByRole('button', { name: '撤销' }).click();
			for (const desk of [one, other])
				await expect(cell(desk, '行政运行', '合计')).toContainText('108.40');
		});

		await story.step('a sum is 0.00 once the rows under it are deleted', async () => {
			const sum = (desk: typeof one) => cell(desk, '行政事业单位养老支出', '基本支出');
			await one.type(sum(one), '=sum([*])');
			await expect(sum(other)).toContainText('1,682.13');
			await cell(one, '机关事业单位基本养老保险缴费支出', '基本支出').click();
			await one.page.keyboard.press('Control+-');
			for (const desk of [one, other]) await expect(sum(desk)).toContainText('0.00');
		});
	}
);
