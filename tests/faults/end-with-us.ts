/** Servers in processes of their own end with the process that started them, however that ends. */
import type { ChildProcess } from 'node:child_process';

const running = new Set<ChildProcess>();

function endAll(): void {
	for (const child of running) child.kill('SIGKILL');
}

let watching = false;

/** An error that nobody caught ends the process by `exit`, too; a signal would not. */
function watch(): void {
	if (watching) return;
	watching = true;
	process.once('exit', endAll);
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
		process.once(signal, () => process.exit(1));
}

export function endWithUs(child: ChildProcess): void {
	watch();
	running.add(child);
	child.once('exit', () => running.delete(child));
}
