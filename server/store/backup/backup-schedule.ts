/** Backups that the running server takes by itself: one an interval, the latest few kept. */
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { BackUpResult } from './backup-result';
import { removePartials } from './partial-backups';

export interface BackupPlan {
	readonly folder: string;
	/** How many are kept; older ones of ours are removed. */
	readonly keep: number;
	/** Milliseconds between two. */
	readonly every: number;
}

export interface BackupScheduleOptions {
	readonly plan: BackupPlan;
	readonly backUp: (target: string) => Promise<BackUpResult>;
	readonly now: () => number;
	readonly log: {
		info(fields: object, message: string): void;
		error(fields: object, message: string): void;
	};
}

/** Only what is named so is ever removed. */
const OURS = /^hebian-(\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d)Z\.db$/;

export class BackupSchedule {
	readonly #options: BackupScheduleOptions;
	#timer: NodeJS.Timeout | undefined;
	#running: Promise<void> | undefined;

	constructor(options: BackupScheduleOptions) {
		this.#options = options;
	}

	/** Looks now and then every minute whether one is due: a server that was off catches up. */
	start(): void {
		removePartials(this.#options.plan.folder, Date.now());
		const look = (): void => void this.backUpIfDue();
		this.#timer = setInterval(look, 60_000).unref();
		look();
	}

	/** Resolves when a backup under way is finished. */
	async stop(): Promise<void> {
		clearInterval(this.#timer);
		await this.#running;
	}

	backUpIfDue(): Promise<void> {
		this.#running ??= this.#look().finally(() => (this.#running = undefined));
		return this.#running;
	}

	async #look(): Promise<void> {
		const { plan, now, log } = this.#options;
		try {
			mkdirSync(plan.folder, { recursive: true });
			const last = timeOf(this.#existing().at(-1));
			if (last !== undefined && now() - last < plan.every) return;
			await this.#take();
		} catch (error) {
			log.error({ error, folder: plan.folder }, 'backup failed');
		}
	}

	async #take(): Promise<void> {
		const { plan, backUp, now, log } = this.#options;
		const stamp = new Date(now()).toISOString().slice(0, 19).replace(/:/g, '-');
		const result = await backUp(path.join(plan.folder, `hebian-${stamp}Z.db`));
		if (!result.ok) return log.error({ failure: result.failure }, 'backup failed');
		const { file, bytes, tally } = result;
		log.info({ file, bytes, ...tally }, 'backed up');
		// Only after a good one: a disk that fails must not cost the backups of before.
		for (const old of this.#existing().slice(0, -plan.keep)) rmSync(path.join(plan.folder, old));
	}

	/** Oldest first. */
	#existing(): string[] {
		return backupsIn(this.#options.plan.folder);
	}
}

function timeOf(name: string | undefined): number | undefined {
	const stamp = OURS.exec(name ?? '')?.[1];
	if (stamp === undefined) return undefined;
	return Date.parse(`${stamp.slice(0, 10)}T${stamp.slice(11).replace(/-/g, ':')}Z`);
}

/** Oldest first. */
function backupsIn(folder: string): string[] {
	return readdirSync(folder)
		.filter((name) => OURS.test(name))
		.sort();
}

/** When the latest backup in a folder was taken, UTC milliseconds; undefined where there is none. */
export function latestBackup(folder: string): number | undefined {
	return existsSync(folder) ? timeOf(backupsIn(folder).at(-1)) : undefined;
}
