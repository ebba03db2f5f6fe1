/** Files that backups are written into before they get their names; a killed one leaves its own. */
import { openSync, readdirSync, readSync, closeSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';

const PARTIAL = /\.partial-(\d+)(-journal|-wal|-shm)?$/;
/** After so long without a write nobody is writing it, whoever has its number now. */
const STALE = 3_600_000;
/** Those that this process is writing. */
const underWay = new Set<string>();

/** Runs `write` with the name of a partial file, which is gone afterwards. */
export async function withPartial<T>(
	target: string,
	write: (partial: string) => Promise<T>
): Promise<T> {
	const partial = path.resolve(`${target}.partial-${process.pid}`);
	underWay.add(partial);
	try {
		return await write(partial);
	} finally {
		rmSync(partial, { force: true });
		underWay.delete(partial);
	}
}

/** Removes what killed backups left in a folder; a folder that cannot be read is left alone. */
export function removePartials(folder: string, now: number): void {
	for (const name of namesIn(folder)) {
		const match = PARTIAL.exec(name);
		if (!match) continue;
		const file = path.resolve(folder, name);
		if (isLeft(file, Number(match[1]), now) && isDatabase(file, match[2] !== undefined))
			rmSync(file, { force: true });
	}
}

function namesIn(folder: string): string[] {
	try {
		return readdirSync(folder);
	} catch {
		return [];
	}
}

function isLeft(file: string, pid: number, now: number): boolean {
	if (pid === process.pid) return !underWay.has(file.replace(/-(journal|wal|shm)$/, ''));
	if (!isRunning(pid)) return true;
	return now - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? now) > STALE;
}

function isRunning(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return (error as NodeJS.ErrnoException).code !== 'ESRCH';
	}
}

/** Somebody else's file of such a name is not ours to remove. */
function isDatabase(file: string, beside: boolean): boolean {
	if (beside) return true;
	const handle = openSync(file, 'r');
	try {
		const head = Buffer.alloc(15);
		const read = readSync(handle, head, 0, head.length, 0);
		return read === 0 || head.toString('latin1') === 'SQLite format 3';
	} finally {
		closeSync(handle);
	}
}
