/** Backups that are killed while they are taken: a file with their name is whole, or is not there. */
import { spawn } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { verifyStore } from '../../server/store/backup/verify-store';

export class KilledBackups {
	readonly tally = { backupsKilled: 0, backupsWhole: 0, backupsBad: 0 };

	constructor(
		readonly outdir: string,
		readonly data: string
	) {}

	/** Begins one after a while; what is returned kills it and looks at what it left. */
	start(n: number, after: number): () => Promise<void> {
		const target = path.join(this.data, `backup-${n}.db`);
		const words = [path.join(this.outdir, 'hebian.js'), 'backup', target, '--data', this.data];
		let child: ReturnType<typeof spawn> | undefined;
		const timer = setTimeout(() => {
			child = spawn(process.execPath, words, { stdio: 'ignore' });
		}, after);
		return async () => {
			clearTimeout(timer);
			if (!child) return;
			// Loading takes longer than the writing lasted: some time later it is at work.
			await new Promise((resolve) => setTimeout(resolve, 150 + (n % 7) * 40));
			const ended = new Promise((resolve) => child!.once('exit', resolve));
			if (child.exitCode === null) {
				child.kill('SIGKILL');
				await ended;
			}
			this.tally.backupsKilled++;
			if (existsSync(target)) {
				if (verifyStore(target).ok) this.tally.backupsWhole++;
				else this.tally.backupsBad++;
			}
			for (const left of [target, `${target}.partial-${child.pid}`]) rmSync(left, { force: true });
		};
	}
}
