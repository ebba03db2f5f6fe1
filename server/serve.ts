/** Starts a server from the environment and runs it until it is told to stop. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import pino, { type Logger } from 'pino';
import { sessionSecret } from './access/secret';
import type { ThreadScripts } from './books/book-shelf';
import { seedSample } from './books/seed-sample';
import { readConfiguration, type Configuration } from './configuration';
import { HebianServer } from './hebian-server';
import { loadWeb, NO_WEB } from './http/web';
import { createLog } from './log';
import { shareKeys } from './nodes/shared-keys';
import { openStore } from './open-store';
import { explainConfiguration, explainStartFailure, inBoth } from './start-failure';
import { backUp } from './store/backup/backup';
import { BackupSchedule } from './store/backup/backup-schedule';
import { copyInThread, verifyInThread } from './store/backup/copy-in-thread';
import type { RelayLimits } from './relay/limits';

export interface ServeOptions {
	/** Folder of the bundle (`build/`): pages, threads and sample book are found from here. */
	readonly home: string;
	readonly environment: NodeJS.ProcessEnv;
	/** Set by `npm run dev`, whose pages come from elsewhere. */
	readonly withoutPages?: boolean;
	/** Other bounds than those of an office; for tests. */
	readonly limits?: Partial<RelayLimits>;
}

/** Resolves with an exit code if the server could not start; otherwise runs. */
export async function serve(options: ServeOptions): Promise<number | undefined> {
	const { environment } = options;
	// Whoever read our greeting may close the pipe; the server goes on.
	for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
	const read = readConfiguration(environment);
	if (!read.ok) {
		for (const failure of read.failures) say(explainConfiguration(failure));
		return 1;
	}
	const { configuration } = read;
	const log = createLog(configuration.logLevel, pino.destination(2));
	try {
		return await start(configuration, log, options);
	} catch (error) {
		const words = explainStartFailure(error, configuration);
		if (words === undefined) throw error;
		say(words);
		return 1;
	}
}

async function start(
	configuration: Configuration,
	log: Logger,
	{ home, withoutPages, limits }: ServeOptions
): Promise<number | undefined> {
	const web = withoutPages ? NO_WEB : await loadWeb(path.join(home, 'web/handler.js'));
	if (!web) {
		say(inBoth((w) => w.notBuilt));
		return 1;
	}
	// What is in memory may be of the past: the process ends, and whoever started it starts it again.
	const onTakenOver = (): never => process.exit(1);
	const opened = await openStore(configuration, { log, say, onTakenOver });
	if (!opened) return 1;
	const { store } = opened;
	const sample = await seedSample(store, sampleFile(home), Date.now());
	if (sample.kind === 'absent') log.warn(sample, 'no sample book to start with');
	if (sample.kind === 'unreadable') log.error(sample, 'the sample book could not be read');
	const threads = threadsIn(home);
	await shareKeys(configuration.data, store);
	const secret = sessionSecret(configuration.data);
	const server = new HebianServer({ configuration, store, secret, web, threads, log, limits });
	const port = await server.listen();
	log.info({ port, host: configuration.host, mode: configuration.mode }, 'listening');
	greet(configuration, server, port);
	const backups = backUpByItself(configuration, opened.source, home, log);
	stopOnSignal(async () => {
		say(inBoth((w) => w.stopping));
		await server.close();
		await backups?.stop();
		await opened.close();
	}, log);
	return undefined;
}

/** The bundled scripts of the server's threads. */
function threadsIn(home: string): ThreadScripts {
	return {
		reading: path.join(home, 'reading-thread.js'),
		book: path.join(home, 'book-thread.js'),
		fold: path.join(home, 'fold-thread.js')
	};
}

/** Says where it is reached and who may come in. */
function greet({ origin, mode }: Configuration, { accounts }: HebianServer, port: number): void {
	print(inBoth((w) => w.started(origin ?? `http://localhost:${port}`)));
	print(inBoth((w) => (mode === 'demo' ? w.demo : w.production)));
	if (mode === 'production' && accounts.directory.all().length === 0)
		print(inBoth((w) => w.productionWithoutUsers));
}

function backUpByItself(
	{ backups: plan }: Configuration,
	source: string,
	home: string,
	log: Logger
): BackupSchedule | undefined {
	if (!plan) return undefined;
	const script = path.join(home, 'copy-worker.js');
	const threads = { copy: copyInThread(script), verify: verifyInThread(script) };
	const now = Date.now;
	const schedule = new BackupSchedule({
		...{ plan, now, log },
		backUp: (target) => backUp({ source, target, ...threads, now })
	});
	schedule.start();
	return schedule;
}

/** In a clone and in the packed package `static/` is the neighbour of `build/`; `npm run dev` bundles a folder deeper. */
function sampleFile(home: string): string {
	const name = 'sample/jincheng-psb-2023.hebian.json';
	const places = ['../static', '../../static', 'web/client'].map((p) => path.join(home, p, name));
	return places.find((place) => existsSync(place)) ?? places[0];
}

/** Stops once, however often it is asked; a second signal ends at once. */
function stopOnSignal(stop: () => Promise<void>, log: Logger): void {
	let stopping = false;
	const onSignal = (): void => {
		if (stopping) process.exit(1);
		stopping = true;
		stop().then(
			() => process.exit(0),
			(error: unknown) => {
				log.error({ error }, 'could not stop cleanly');
				process.exit(1);
			}
		);
	};
	process.on('SIGINT', onSignal);
	process.on('SIGTERM', onSignal);
}

function say(words: string): void {
	process.stderr.write(`${words}\n`);
}
function print(words: string): void {
	process.stdout.write(`${words}\n`);
}
