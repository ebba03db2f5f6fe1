/** Time of the processor alone: on a busy machine others' work is not ours. */

/** Milliseconds of CPU since it was started. */
export function cpuClock(): () => number {
	const started = process.cpuUsage();
	return () => {
		const { user, system } = process.cpuUsage(started);
		return (user + system) / 1000;
	};
}

export const quantile = (times: readonly number[], part: number): number =>
	times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * part))];
