/** Asks for something that must not show on the screen. */
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';

/** @param question written before what is typed, which is not */
export function askHidden(
	question: string,
	input: NodeJS.ReadStream,
	output: NodeJS.WriteStream
): Promise<string> {
	const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
	const lines = createInterface({ input, output: nowhere, terminal: true, historySize: 0 });
	output.write(question);
	return new Promise((resolve) => {
		let answer = '';
		lines.once('line', (line) => {
			answer = line;
			lines.close();
		});
		// Ctrl+C and Ctrl+D close it without a line: an empty password, which is refused.
		lines.once('close', () => {
			output.write('\n');
			resolve(answer);
		});
	});
}
