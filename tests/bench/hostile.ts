/** How long the relay looks at an update that means harm before it refuses it: design.md, section 5. */
import { inspectUpdate } from '$lib/collab/inspect-update';
import { HOSTILE_UPDATES } from '../support/hostile-updates';

/** Milliseconds of the slowest, each looked at for the first time in this process. */
export function slowestRefusal(): { readonly name: string; readonly milliseconds: number } {
	let slowest = { name: '', milliseconds: 0 };
	for (const [name, update] of HOSTILE_UPDATES) {
		const start = performance.now();
		const inspected = inspectUpdate(update, () => 0);
		const milliseconds = performance.now() - start;
		if (inspected.ok) throw new Error(`${name} was not refused`);
		if (milliseconds > slowest.milliseconds) slowest = { name, milliseconds };
	}
	return slowest;
}
