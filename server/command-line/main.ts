/** The entry of `build/hebian.js`: what somebody types after `hebian`. */
import { runCommandLine } from './command-line';

process.exitCode = await runCommandLine(process.argv.slice(2), {
	home: import.meta.dirname,
	out: (text) => void process.stdout.write(text),
	error: (text) => void process.stderr.write(text)
});
