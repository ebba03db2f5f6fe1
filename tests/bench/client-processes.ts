/** Processes full of clients, told what to do and asked what they measured. */
import { fork, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { ClientsOrder, ClientsReport } from './relay-clients';

export interface Clients {
	readonly child: ChildProcess;
	readonly opened: Promise<void>;
	readonly report: Promise<ClientsReport>;
}

export function startClients(outdir: string, order: ClientsOrder): Clients {
	const child = fork(path.join(outdir, 'relay-clients.js'), { serialization: 'advanced' });
	child.send({ do: 'open', order });
	const opened = told(child, 'opened');
	const report = new Promise<ClientsReport>((resolve, reject) => {
		child.on('message', (said: { report?: ClientsReport }) => said.report && resolve(said.report));
		child.once('exit', (code) => code && reject(new Error(`clients ended with ${code}`)));
	});
	return { child, opened, report };
}

function told(child: ChildProcess, word: 'opened' | 'quiet'): Promise<void> {
	return new Promise((resolve) => {
		const hear = (said: { opened?: true; quiet?: true }): void => {
			if (!said[word]) return;
			child.off('message', hear);
			resolve();
		};
		child.on('message', hear);
	});
}

/** Until all of it is delivered: a server that falls behind on a busy machine is spared nothing. */
export async function writeFor(milliseconds: number, processes: readonly Clients[]): Promise<void> {
	for (const { child } of processes) child.send({ do: 'write' });
	await pause(milliseconds);
	await Promise.all(
		processes.map(({ child }) => {
			const quiet = told(child, 'quiet');
			child.send({ do: 'pause' });
			return quiet;
		})
	);
}

/** Until what they sent is answered; then they end. */
export function stopClients(processes: readonly Clients[]): Promise<ClientsReport[]> {
	for (const { child } of processes) child.send({ do: 'stop' });
	return Promise.all(processes.map((p) => p.report));
}

/** The value below which this part of a sorted list is. */
export const at = (sorted: readonly number[], part: number): number =>
	sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? NaN;
