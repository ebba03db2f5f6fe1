/** The command behind `npm run faults`. */
import { Command } from 'commander';
import { killAgainAndAgain } from './kill';

/** @param outdir where the server was bundled to */
export async function run(words: readonly string[], outdir: string): Promise<number> {
	const program = new Command('faults')
		.option('--kills <n>', 'how often the server is killed', Number, 100)
		.option('--clients <n>', 'how many clients write', Number, 8)
		.option('--seed <n>', 'seed of the moments of the kills', Number, Date.now() % 1_000_000)
		.parse(words as string[], { from: 'user' });
	const { kills, clients, seed } = program.opts<{ kills: number; clients: number; seed: number }>();
	const say = (line: string): void => void process.stdout.write(`${line}\n`);
	say(`seed ${seed}`);
	const result = await killAgainAndAgain({ outdir, kills, clients, seed, say });
	say(
		`kills ${result.kills}  edits ${result.edits}  acknowledged ${result.acknowledged}  lost ${result.lost.length}`
	);
	say(
		`updates folded under load ${result.folded}  backups killed ${result.backupsKilled}, ` +
			`of them whole ${result.backupsWhole}, damaged ${result.backupsBad}`
	);
	for (const key of result.lost.slice(0, 20)) say(`lost: ${key}`);
	return result.lost.length === 0 && result.backupsBad === 0 ? 0 : 1;
}
