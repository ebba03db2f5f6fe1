import { axeOn } from '../support/axe';
import { expect, story } from '../support/story';

story(
	'a coordinator writes a rule, sees what it comes to, and everybody is checked by it',
	async ({ seat }) => {
		const { page, url } = await seat('coordinator');
		await page.goto(`${url}/book/sample/rules`);
		await page.getByRole('button', { name: '编写规则' }).click();
		await page.getByLabel('规则内容').fill('项目支出比本年与结转多一万元');
		const formula = page.getByRole('textbox', { name: '公式' });
		await formula.pressSequentially('T3[合');
		await expect(page.getByRole('option', { name: 'T3[合计].' })).toBeVisible();
		await page.keyboard.press('Enter');
		await page.keyboard.type('项目支出 = sum(T12[*].合计) + T13[部门合计].');
		await page.keyboard.press('Escape');
		await expect(page.getByText('“.”后应写列名。')).toBeVisible();
		await expect(page.getByRole('button', { name: '保存', exact: true })).toBeDisabled();
		await page.keyboard.type('合计 + 1万元');
		await page.keyboard.press('Escape');
		await expect(page.getByRole('row', { name: /^T12\[\*\]\.合计/ })).toContainText('18,267.82');
		await expect(page.getByText('不成立', { exact: true })).toBeVisible();
		await page.getByRole('button', { name: '试核' }).click();
		await expect(page.getByText('现在会报出 1 处：')).toBeVisible();
		expect((await axeOn(page).analyze()).violations.map(({ id }) => id)).toEqual([]);
		await page.getByRole('button', { name: '保存', exact: true }).click();

		const clerk = await seat('clerk-u4');
		await clerk.page.goto(`${url}/book/sample/findings?rule=OWN-1`);
		await expect(
			clerk.page.getByRole('main').getByText('项目支出比本年与结转多一万元').first()
		).toBeVisible();
		await clerk.page.goto(`${url}/book/sample/rules`);
		await expect(clerk.page.getByText('只有部门汇总人可以停用规则')).toBeVisible();
		await expect(clerk.page.getByRole('switch', { name: '启用规则 W01' })).toBeDisabled();

		await page.getByRole('switch', { name: '启用规则 OWN-1' }).click();
		await page.getByLabel('停用原因').fill('今年不用');
		await page.keyboard.press('Enter');
		await expect(page.getByText('已停用 今年不用')).toBeVisible();
	}
);
