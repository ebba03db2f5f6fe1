import { expect, story } from '../support/story';

const ROW = '线路租赁费';
const ADDRESS = `T12[${ROW}].合计`;

story('two clerks and a coordinator on T12 at once', async ({ seat }) => {
	const [coordinator, city, bureau] = await Promise.all([
		seat('coordinator'),
		seat('clerk-u4'),
		seat('clerk-u1')
	]);
	const desks = [coordinator, city, bureau];
	await Promise.all(desks.map((desk) => desk.visit('table/T12', ADDRESS)));
	for (const desk of desks) {
		await expect(desk.cell('T12', ROW, '合计')).toContainText('182.29');
	}

	await story.step('a wrong figure is flagged in every window', async () => {
		await city.type(city.cell('T12', ROW, '合计'), '999');
		for (const desk of desks) {
			const cell = desk.cell('T12', ROW, '合计');
			await expect(cell).toContainText('999.00');
			const arrived = Date.now();
			await expect(desk.mark(cell, 'error')).toBeVisible();
			story.info().annotations.push({
				type: 'flag after arrival',
				description: `${Date.now() - arrived} ms`
			});
		}
	});

	await story.step('mended, the flag goes', async () => {
		await city.type(city.cell('T12', ROW, '合计'), '182.29');
		for (const desk of desks) {
			const cell = desk.cell('T12', ROW, '合计');
			await expect(cell).toContainText('182.29');
			await expect(desk.mark(cell, 'error')).toHaveCount(0);
		}
	});

	await story.step('all three type at once and agree', async () => {
		await Promise.all(
			[bureau, coordinator].map((desk) => desk.visit('table/T12', 'T12[特警服装].合计'))
		);
		await Promise.all([
			bureau.type(bureau.cell('T12', '特警服装', '一般公共预算'), '26.50'),
			city.type(city.cell('T12', ROW, '单位资金'), '1.25')
		]);
		await expect(coordinator.cell('T12', '特警服装', '一般公共预算')).toContainText('26.50');
		await coordinator.visit('table/T12', ADDRESS);
		await expect(coordinator.cell('T12', ROW, '单位资金')).toContainText('1.25');
	});

	await story.step('a clerk cannot write another unit’s row', async () => {
		await bureau.visit('table/T12', ADDRESS);
		const cell = bureau.cell('T12', ROW, '单位资金');
		await bureau.type(cell, '777');
		await expect(cell).toContainText('1.25');
		await expect(cell).toHaveAttribute('aria-readonly', 'true');
	});
});
