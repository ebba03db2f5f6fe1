/** Two servers on one database: people work through one of them on a book that the other has. */
import { Desk } from '../support/desk';
import { HebianServer } from '../support/hebian-server';
import { hasPostgres, NO_POSTGRES, PostgresCluster } from '../support/postgres-cluster';
import { expect, story } from '../support/story';

const ROW = '线路租赁费';

story('two go on while the server that has their book is killed', async ({ browser }) => {
	story.skip(!hasPostgres, NO_POSTGRES);
	const cluster = await PostgresCluster.start();
	const database = await cluster.database();
	const owner = await HebianServer.start({ database });
	const other = await HebianServer.start({ database });
	try {
		// Whoever comes first decides which of the two has the book.
		const first = await Desk.open(browser, owner.url, 'coordinator');
		await first.visit('table/T12');
		await first.context.close();

		const [clerk, coordinator] = [
			await Desk.open(browser, other.url, 'clerk-u4'),
			await Desk.open(browser, other.url, 'coordinator')
		];
		for (const desk of [clerk, coordinator]) await desk.visit('table/T12', `T12[${ROW}].合计`);
		await clerk.type(clerk.cell('T12', ROW, '单位资金'), '1.25');
		await expect(coordinator.cell('T12', ROW, '单位资金')).toContainText('1.25');

		await story.step('it is killed while both type', async () => {
			const typing = Promise.all([
				clerk.type(clerk.cell('T12', ROW, '合计'), '183.54'),
				coordinator.type(coordinator.cell('T12', ROW, '政府性基金预算'), '2.50')
			]);
			await owner.kill();
			await typing;
			await clerk.type(clerk.cell('T12', ROW, '单位资金'), '3.75');
		});

		await story.step('the other takes the book over, and both see all of it', async () => {
			for (const desk of [clerk, coordinator]) {
				await expect(desk.cell('T12', ROW, '单位资金')).toContainText('3.75');
				await expect(desk.cell('T12', ROW, '合计')).toContainText('183.54');
				await expect(desk.cell('T12', ROW, '政府性基金预算')).toContainText('2.50');
				await desk.expectSaved();
			}
		});

		await story.step('a newcomer finds the same', async () => {
			const newcomer = await Desk.open(browser, other.url, 'viewer');
			await newcomer.visit('table/T12', `T12[${ROW}].合计`);
			await expect(newcomer.cell('T12', ROW, '合计')).toContainText('183.54');
			await newcomer.context.close();
		});
		await Promise.all([clerk, coordinator].map((desk) => desk.context.close()));
	} finally {
		for (const server of [owner, other]) await server.stop();
		await cluster.stop();
	}
});
