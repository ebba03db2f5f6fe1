/** Makes the sample book once for all stories: each server starts from a copy of its data. */
import { HebianServer, PREPARED_DATA } from '../support/hebian-server';

export default async function prepareData(): Promise<() => Promise<void>> {
	const server = await HebianServer.start();
	await server.kill('SIGTERM');
	process.env[PREPARED_DATA] = server.data;
	return () => server.stop();
}
