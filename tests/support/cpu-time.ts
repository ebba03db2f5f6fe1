/**
 * Processor time that this process has used, in ms. Bounds on it hold on a busy machine too, where
 * a clock on the wall would count the work of others.
 */
export function cpuTime(): number {
	const { user, system } = process.cpuUsage();
	return (user + system) / 1_000;
}
