/** The entry of `build/hebian.js`: what somebody types after `hebian`. */
import { runCommandLine } from './command-line';

// `hebian check … | head` closes the pipe when it has enough.
process.stdout.on('error', () => process.exit());
process.exitCode = await runCommandLine(process.argv.slice(2), {
	home: import.meta.dirname,
	out: (text) => void process.stdout.write(text),
	error: (text) => void process.stderr.write(text)
});
