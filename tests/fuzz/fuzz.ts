/** What can be fuzzed, and how many runs of it there are if nobody says. */
import { Command, Option } from 'commander';
import { fuzzRights } from './rights';
import { fuzzIncremental } from './rules-incremental';
import { fuzzPacks } from './rules-packs';
import { fuzzMutations } from './rules-mutation';
import { runSync } from './sync';

interface Options {
	readonly seed: number;
	readonly runs?: number;
	readonly owners: 1 | 2;
}

interface Fuzz {
	readonly what: string;
	readonly runs: number;
	/** Throws what is wrong. */
	readonly run: (seed: number, runs: number, options: Options) => void | Promise<void>;
}

const FUZZES: Readonly<Record<string, Fuzz>> = {
	rules: {
		what: 'slips are told of where they are made; incremental findings equal a full check',
		runs: 3_000,
		run: (seed, runs) => {
			fuzzMutations(seed, runs);
			fuzzIncremental(seed, runs);
			fuzzPacks(seed, runs);
		}
	},
	rights: {
		what: 'of random updates exactly those are taken that the rights allow',
		runs: 20_000,
		run: (seed, runs) => void fuzzRights(seed, runs)
	},
	sync: {
		what: 'everybody agrees and nothing acknowledged is lost, whatever happens',
		runs: 200,
		run: async (seed, runs, { owners }) => {
			for (let at = 0; at < runs; at++) await runSync(seed + at, { owners });
		}
	}
};

export async function run(words: readonly string[]): Promise<number> {
	const program = new Command('fuzz')
		.argument('[names...]', `what to fuzz: ${Object.keys(FUZZES).join(', ')}; all if none is named`)
		.option('--seed <n>', 'where randomness starts', Number, Date.now() % 1_000_000_000)
		.option('--runs <n>', 'how many runs of each', Number)
		.addOption(
			new Option(
				'--owners <n>',
				'of sync: servers that share the store, and take over from each other'
			)
				.choices(['1', '2'])
				.default(1)
				.argParser((text) => (text === '2' ? 2 : 1))
		)
		.parse(words as string[], { from: 'user' });
	const options = program.opts<Options>();
	const unknown = program.args.find((name) => !(name in FUZZES));
	if (unknown !== undefined) program.error(`nothing is called ${unknown}`);
	const names = program.args.length > 0 ? program.args : Object.keys(FUZZES);
	let failed = false;
	for (const name of names) if (!(await fuzz(name, options))) failed = true;
	return failed ? 1 : 0;
}

async function fuzz(name: string, options: Options): Promise<boolean> {
	const { seed, runs = FUZZES[name].runs } = options;
	const start = performance.now();
	const label = `${name} --seed ${seed} --runs ${runs}`;
	try {
		await FUZZES[name].run(seed, runs, options);
		const seconds = ((performance.now() - start) / 1000).toFixed(1);
		console.log(`✓ ${label}  ${seconds} s  ${FUZZES[name].what}`);
		return true;
	} catch (error) {
		console.log(`✗ ${label}\n${error instanceof Error ? error.message : String(error)}`);
		return false;
	}
}
