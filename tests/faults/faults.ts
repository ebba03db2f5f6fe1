/** The command behind `npm run faults`. */
import { Command } from 'commander';
import { killAgainAndAgain } from './kill';
import { PostgresCluster } from '../support/postgres-cluster';
import { breakCluster, FAULTS } from './cluster';
import { lossesOf, SERVERS } from './peers';
import { seededRandom } from '../support/seeded-random';
import { tearByteByByte } from './torn';

/** @param outdir where the server was bundled to */
export async function run(words: readonly string[], outdir: string): Promise<number> {
	const program = new Command('faults')
		.option('--kills <n>', 'how often the server is killed', Number, 100)
		.option('--clients <n>', 'how many clients write', Number, 8)
		.option('--side-by-side <n>', 'how many servers run at a time', Number, 2)
		.option('--seed <n>', 'seed of the moments of the kills', Number, Date.now() % 1_000_000)
		.option('--servers <names>', `beside others, with commas: ${SERVERS.join(', ')}`)
		.option('--cluster', 'several nodes on one PostgreSQL: they and the database are killed')
		.option('--faults <n>', 'with --cluster: how many faults', Number, 40)
		.option('--torn', 'damage a store byte by byte instead')
		.option('--stride <n>', 'with --torn: every n-th byte outside the last frames', Number, 211)
		.parse(words as string[], { from: 'user' });
	const options = program.opts<Options>();
	const say = (line: string): void => void process.stdout.write(`${line}\n`);
	if (options.torn) return tear(options, say);
	if (options.cluster) return breakNodes(options, outdir, say);
	return options.servers === undefined ? kill(options, outdir, say) : compare(options, outdir, say);
}

interface Options {
	readonly kills: number;
	readonly clients: number;
	readonly seed: number;
	readonly sideBySide: number;
	readonly servers?: string;
	readonly cluster?: true;
	readonly faults: number;
	readonly torn?: true;
	readonly stride: number;
}
type Say = (line: string) => void;

async function breakNodes({ faults, seed }: Options, outdir: string, say: Say): Promise<number> {
	const random = seededRandom(seed).next;
	const database = await PostgresCluster.start();
	try {
		const result = await breakCluster({
			...{ outdir, database, seed, say },
			faults: Array.from({ length: faults }, () => FAULTS[Math.floor(random() * FAULTS.length)])
		});
		const { acknowledged, lost, takeovers, zombiesEnded } = result;
		say(`seed ${seed}: ${acknowledged} acknowledged, ${lost.length} lost`);
		for (const key of lost.slice(0, 40)) say(`lost: ${key}`);
		say(`${zombiesEnded} frozen nodes ended when they went on`);
		for (const fault of FAULTS) {
			const all = takeovers[fault].toSorted((a, b) => a - b);
			const [middle, worst] = [all[all.length >> 1], all.at(-1)];
			if (middle === undefined || worst === undefined) continue;
			say(
				`${fault} ×${all.length}: written again after ${middle.toFixed(0)} ms, at worst ${worst.toFixed(0)} ms`
			);
		}
		return lost.length === 0 ? 0 : 1;
	} finally {
		await database.stop();
	}
}

async function tear({ stride }: Options, say: Say): Promise<number> {
	const { tally, bad } = await tearByteByByte({ stride, tailStride: 1, say });
	say(
		Object.entries(tally)
			.map(([outcome, n]) => `${outcome} ${n}`)
			.join('  ')
	);
	for (const line of bad.slice(0, 40)) say(`bad: ${line}`);
	return bad.length === 0 ? 0 : 1;
}

/** Only ours must lose nothing: what others lose is their affair, and printed. */
async function compare({ kills, seed, servers }: Options, outdir: string, say: Say) {
	say(`seed ${seed}, each killed ${kills} times`);
	const kinds = SERVERS.filter((kind) => servers!.split(',').includes(kind));
	const losses = await Promise.all(
		kinds.map((kind) => lossesOf(kind, kills, seededRandom(seed).next, outdir))
	);
	for (const [i, { synced, lost }] of losses.entries()) {
		const part = ((lost / synced) * 100).toFixed(1);
		say(`${kinds[i].padEnd(11)} called synced ${synced}  lost ${lost}  (${part} %)`);
	}
	const ours = losses[kinds.indexOf('hebian')];
	return ours === undefined || (ours.lost === 0 && ours.synced > 0) ? 0 : 1;
}

async function kill(options: Options, outdir: string, say: Say): Promise<number> {
	say(`seed ${options.seed}`);
	const result = await killAgainAndAgain({ ...options, outdir, say });
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
