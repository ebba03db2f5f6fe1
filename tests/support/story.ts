/** A story has a real server of its own and people at desks. */
import { test as base } from '@playwright/test';
import { Desk } from './desk';
import { HebianServer } from './hebian-server';

export const story = base.extend<{
	server: HebianServer;
	/** Seats somebody; their browser closes with the story. */
	seat: (who: string, timezoneId?: string) => Promise<Desk>;
}>({
	server: async ({}, use) => {
		const server = await HebianServer.start();
		await use(server);
		await server.stop();
	},
	seat: async ({ browser, server }, use) => {
		const desks: Desk[] = [];
		await use(async (who, timezoneId) => {
			const desk = await Desk.open(browser, server.url, who, timezoneId);
			desks.push(desk);
			return desk;
		});
		await Promise.all(desks.map((desk) => desk.context.close()));
	}
});
export { expect } from '@playwright/test';
