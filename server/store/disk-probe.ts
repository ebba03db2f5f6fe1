/**
 * Whether an edit could be stored now: for the health page, at most once in a few seconds, however
 * many ask. The disk is tried by a small file, off the main thread; the database by one row.
 */
import { open, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { sqliteCode } from './sqlite/database';
import type { Store } from './store';

export type DiskHealth = { readonly ok: true } | { readonly ok: false; readonly code: string };

export interface DiskProbeOptions {
	/** Absent where there is no folder: a store in memory. */
	readonly folder: string | undefined;
	readonly store: Pick<Store, 'probe'>;
	readonly now: () => number;
}

const KEPT = 5_000;
const PROBE = 64 * 1024;
/** Milliseconds for which the database may take to answer. */
const PATIENCE = 2_000;

export class DiskProbe {
	#known: { readonly at: number; readonly health: Promise<DiskHealth> } | undefined;

	constructor(private readonly options: DiskProbeOptions) {}

	health(): Promise<DiskHealth> {
		const at = this.options.now();
		if (!this.#known || at - this.#known.at >= KEPT) this.#known = { at, health: this.#probe() };
		return this.#known.health;
	}

	async #probe(): Promise<DiskHealth> {
		const { folder, store } = this.options;
		try {
			if (folder) await writeAndRemove(folder);
			await Promise.race([store.probe(), tooLong()]);
			return { ok: true };
		} catch (error) {
			return { ok: false, code: (error as NodeJS.ErrnoException).code ?? sqliteCode(error) };
		}
	}
}

/** A database over a network may keep one waiting: by then an edit would not be stored in time. */
async function tooLong(): Promise<never> {
	await pause(PATIENCE, undefined, { ref: false });
	throw Object.assign(new Error('the database does not answer'), { code: 'ETIMEDOUT' });
}

async function writeAndRemove(folder: string): Promise<void> {
	const file = path.join(folder, `.health-probe-${process.pid}`);
	try {
		const handle = await open(file, 'w');
		try {
			await handle.writeFile(Buffer.alloc(PROBE));
			await handle.sync();
		} finally {
			await handle.close();
		}
	} finally {
		await rm(file, { force: true });
	}
}
