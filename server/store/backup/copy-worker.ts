/** A thread that copies a database into a new file, so that whoever asked can go on meanwhile. */
import { parentPort, workerData } from 'node:worker_threads';
import { openDatabase, sqliteCode } from '../sqlite/database';

const { source, target } = workerData as { source: string; target: string };
const database = openDatabase(source);
try {
	database.prepare('VACUUM INTO ?').run(target);
	parentPort!.postMessage({ code: undefined });
} catch (error) {
	parentPort!.postMessage({ code: sqliteCode(error) });
} finally {
	database.close();
}
