/** The entry of `build/hebian.js`: what somebody types after `hebian`. */
import { askHidden } from './ask-hidden';
import { runCommandLine } from './command-line';

// `hebian check … | head` closes the pipe when it has enough.
process.stdout.on('error', () => process.exit());
const { stdin, stderr } = process;
const error = (text: string) => void stderr.write(text);
process.exitCode = await runCommandLine(process.argv.slice(2), {
	home: import.meta.dirname,
	out: (text) => void process.stdout.write(text),
	error,
	environment: process.env,
	...(stdin.isTTY && {
		askHidden: (question: string) => askHidden(question, stdin, stderr)
	}),
	...(stderr.isTTY && {
		screen: { write: error, now: () => performance.now(), columns: stderr.columns || 80 }
	})
});
