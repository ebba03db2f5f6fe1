import { readFileSync } from 'node:fs';
import { expect, story } from '../support/story';

story(
	'a public edition without names and phones is declared, checked, signed and written',
	async ({ seat }) => {
		const { page, url } = await seat('coordinator');
		await page.goto(`${url}/book/sample/publish`);
		const checks = page.getByRole('region', { name: '公开前核对' });
		await expect(checks.getByText('通过').first()).toBeVisible();

		// Hiding one project of a unit lets its figure be worked out from the unit's total.
		await page.getByRole('button', { name: '声明不公开的内容' }).click();
		const picker = page.getByRole('form', { name: '新的声明' });
		await picker.getByRole('radio', { name: /表中一行/ }).check();
		await picker.getByRole('combobox', { name: '表', exact: true }).selectOption('T13');
		const row = picker.getByRole('combobox', { name: '行', exact: true });
		await row.selectOption({ index: 9 });
		await picker.getByRole('button', { name: '声明', exact: true }).click();
		await expect(picker.getByRole('alert')).toHaveText('请写明理由');
		await picker.getByLabel('理由').fill('涉密项目');
		await picker.getByRole('button', { name: '声明', exact: true }).click();
		await expect(checks.getByText('1 处不能公开')).toBeVisible();
		const review = page.getByRole('form', { name: '保密审查' });
		await expect(review.getByRole('button', { name: '记录保密审查' })).toBeDisabled();
		await expect(page.getByRole('region', { name: '写出公开版' })).toContainText('1 处不能公开');

		// A second one beside it, and the difference tells neither.
		await page.getByRole('button', { name: '声明不公开的内容' }).click();
		await picker.getByRole('radio', { name: /表中一行/ }).check();
		await picker.getByRole('combobox', { name: '表', exact: true }).selectOption('T13');
		await row.selectOption({ index: 10 });
		await picker.getByLabel('理由').fill('涉密项目');
		await picker.getByRole('button', { name: '声明', exact: true }).click();
		await expect(checks.getByText(/处不能公开/)).toHaveCount(0);

		await review.getByLabel('签署人').fill('审查员甲');
		await review.getByRole('button', { name: '记录保密审查' }).click();
		// The card grows when the signature is there, and the next button moves.
		await expect(review.getByText(/审查员甲，\d{4}-/)).toBeVisible();
		const signature = page.getByRole('form', { name: '负责人签字' });
		await signature.getByLabel('签署人').fill('负责人乙');
		await signature.getByRole('button', { name: '记录负责人签字' }).click();
		await expect(signature.getByText(/负责人乙，\d{4}-/)).toBeVisible();

		await page.getByRole('link', { name: '去导出公开版' }).click();
		await expect(page.getByRole('radio', { name: '公开' })).toBeChecked();
		await page.getByRole('radio', { name: '合编文件' }).check();
		const [file] = await Promise.all([
			page.waitForEvent('download'),
			page.getByRole('button', { name: '导出', exact: true }).click()
		]);
		const shown = readFileSync(await file.path(), 'utf8');
		expect(shown).toMatch(/"经办人": "[^"*]\*+"/);
		expect(shown).not.toMatch(/"联系电话"/);
		expect(shown).not.toMatch(/审查员甲|涉密项目|雪亮工程二期晋市财预/);

		// Whoever publishes something else needs it signed anew.
		await page.goto(`${url}/book/sample/publish`);
		await page.getByRole('checkbox', { name: /公开联系电话/ }).check();
		await expect(signature.getByText(/已失效/)).toBeVisible();
		await expect(page.getByRole('link', { name: '去导出公开版' })).toHaveCount(0);
	}
);
