/** The department's tables beside the sums of the units': what differs, why, and taking the sums over. */
import { axeOn } from '../support/axe';
import { consistentBook } from '../support/consistent-book';
import { readBook } from '../support/read-book';
import { expect, story } from '../support/story';

story(
	'a difference is found, traced to a unit and its projects, and taken over',
	async ({ seat }) => {
		const coordinator = await seat('coordinator');
		const { page } = coordinator;
		const made = consistentBook({ editions: true });
		const [unit] = made.head.units;
		const share = made.sheets[`T2@${unit.id}`]!.find(({ role }) => role === 'total')!.cells['合计'];
		const t2 = made.sheets.T2!.map((row) =>
			row.role === 'total'
				? { ...row, cells: { ...row.cells, 合计: Number(row.cells['合计']) - Number(share) } }
				: row
		);
		// Another line is missing from the department's table altogether.
		const gone = made.sheets.T3!.findLast((row) => row.role !== 'total')!;
		const t3 = made.sheets.T3!.filter((row) => row !== gone);
		const book = await readBook(coordinator, {
			...made,
			sheets: { ...made.sheets, T2: t2, T3: t3 }
		});
		await page.goto(`${book}/consolidation`);

		const tables = page.getByRole('navigation', { name: '报表' });
		await expect(tables.getByRole('button', { name: /^T2 .*1 处不同/ })).toBeVisible();
		await expect(tables.getByRole('button', { name: /^T5 .*一致/ })).toBeVisible();

		await story.step(
			'the difference leads to the unit that was left out, and its projects',
			async () => {
				await page.getByRole('button', { name: '各单位的数：合计 合计' }).click();
				const left = page.getByRole('listitem').filter({ hasText: unit.name }).first();
				await expect(left.getByText('正好等于差额')).toBeVisible();
				await left.getByRole('button', { name: /个项目，合计/ }).click();
				await expect(left.locator('.projects a').first()).toBeVisible();
				expect((await axeOn(page).analyze()).violations.map(({ id }) => id)).toEqual([]);
			}
		);

		await story.step('the sums are previewed, taken over, and taken back as one step', async () => {
			await page.getByRole('button', { name: /^全部采用单位合计/ }).click();
			const preview = page.getByRole('region', { name: '将要改动' });
			await expect(preview.getByText('新增').first()).toBeVisible();
			await preview.getByRole('button', { name: /^采用所选/ }).click();
			await expect(tables.getByRole('button', { name: /处不同/ })).toHaveCount(0);
			await coordinator.expectSaved();
			await page.getByRole('button', { name: '撤销' }).last().click();
			await expect(tables.getByRole('button', { name: /处不同/ })).toHaveCount(2);
			await page.getByRole('button', { name: /^全部采用单位合计/ }).click();
			await preview.getByRole('button', { name: /^采用所选/ }).click();
			await expect(tables.getByRole('button', { name: /处不同/ })).toHaveCount(0);
			await coordinator.expectSaved();
		});

		await story.step('and the rule agrees', async () => {
			await page.goto(`${book}/findings?rule=X41`);
			await expect(page.getByRole('main')).toBeVisible();
			await expect(
				page.getByRole('main').locator('article').filter({ hasText: 'X41' })
			).toHaveCount(0);
		});
	}
);
