/** What rules need beside the tables: entered by the department, read by all, checked at once. */
import { axeOn } from '../support/axe';
import { expect, story } from '../support/story';

const csv = (name: string, text: string) => ({
	name,
	mimeType: 'text/csv',
	buffer: Buffer.from(text, 'utf8')
});

story(
	'the department links a book and control numbers, and everybody is checked',
	async ({ seat }) => {
		const { page, url } = await seat('coordinator');
		await page.goto(`${url}/book/sample/settings`);
		const reply = page.getByRole('region', { name: '批复数' });
		await expect(reply).toBeVisible();
		expect((await axeOn(page).analyze()).violations.map(({ id }) => id)).toEqual([]);
		await reply
			.locator('input[type=file]')
			.setInputFiles('static/sample/jincheng-psb-2023.hebian.json');
		await expect(reply.getByText('616 个数')).toBeVisible();
		// Of this year, so it cannot be last year's.
		const last = page.getByRole('region', { name: '上年预算公开' });
		await last
			.locator('input[type=file]')
			.setInputFiles('static/sample/jincheng-psb-2023.hebian.json');
		await expect(last.getByRole('alert')).toContainText('是 2023 年的，应为 2022 年');

		const numbers = page.getByRole('form', { name: '一下控制数' });
		const header = '单位,资金来源,部分,金额\n';
		const file = numbers.locator('input[type=file]');
		await file.setInputFiles(csv('控制数.csv', `${header}税务局,单位资金,合计,约五万\n`));
		await expect(numbers.getByRole('alert')).toContainText('控制数.csv');
		await expect(numbers.getByRole('alert')).toContainText(
			'第 2 行第 1 列（单位）：名录中没有“税务局”，应为：晋城市公安局、'
		);
		await expect(numbers.getByRole('alert')).toContainText(
			'第 2 行第 4 列（金额（万元））：“约五万”不是数，应为万元数，如 1,234.56'
		);
		await file.setInputFiles(csv('控制数.csv', `${header},一般公共预算,合计,100\n`));
		await numbers.getByRole('button', { name: '保存' }).click();
		await expect(page.getByText('已保存：一下控制数')).toBeVisible();
		await expect(page.getByText('已存服务器')).toBeVisible();

		const clerk = await seat('clerk-u4');
		await clerk.page.goto(`${url}/book/sample/findings?rule=X42`);
		await expect(clerk.page.getByRole('main').locator('article')).toContainText('X42');
		await clerk.page.goto(`${url}/book/sample/settings`);
		await expect(clerk.page.getByText('由部门财务填写，您可以查看。')).toBeVisible();
		await expect(clerk.page.getByText('616 个数')).toBeVisible();
		await expect(
			clerk.page.getByRole('main').getByRole('button', { name: '从文件读入' })
		).toHaveCount(0);

		// Each is one step, though a book is hundreds of figures.
		await page.getByRole('button', { name: '撤销' }).click();
		await expect(numbers.getByText('没有登记。')).toBeVisible();
		await page.getByRole('button', { name: '撤销' }).click();
		await expect(reply.getByText('没有关联。')).toBeVisible();
	}
);
