/**
 * Which of two values of a key stands once both are there. Yjs keeps the values of a key in one list,
 * the last of which stands. As none has a right neighbour when it is written, that list is the tree
 * of what was written on top of what, read from its root. First comes a value, then all that rests on it,
 * those that rest on the same one in the order of their clients.
 */
import type { Tick } from '$lib/collab/wire/update-reader';
import type { Placed } from './room-ticks';

type PlacedAt = (tick: Tick) => Placed | undefined;

/** Whether `fresh`, which `top` does not rest on, comes after it in the list of their key. */
export function standsOver(fresh: Placed, top: Placed, at: PlacedAt): boolean {
	const { left } = fresh;
	// By far the most are written on top of what stands.
	if (left && left.client === top.client && left.clock === top.end - 1) return true;
	const path = pathTo(top, at);
	const places = new Map(path.map(({ placed }, index) => [nameOf(placed), index]));
	let above = fresh;
	for (let tick = left; tick;) {
		const placed: Placed | undefined = at(tick);
		if (!placed) break;
		const index = places.get(nameOf(placed));
		if (index !== undefined) {
			const { upTo } = path[index];
			const next: Placed | undefined = path[index - 1]?.placed;
			// The values within one struct rest on each other.
			if (tick.clock < upTo) return placed.client < above.client;
			if (!next) return true;
			return next.client < (tick.clock > upTo ? placed : above).client;
		}
		above = placed;
		tick = placed.left;
	}
	return path[path.length - 1].placed.client < above.client;
}

/** What a value rests on, from itself to the first, each with its tick that the one above rests on. */
function pathTo(top: Placed, at: PlacedAt): { readonly placed: Placed; readonly upTo: number }[] {
	const path = [{ placed: top, upTo: top.end - 1 }];
	for (let tick = top.left; tick;) {
		const placed: Placed | undefined = at(tick);
		if (!placed) break;
		path.push({ placed, upTo: tick.clock });
		tick = placed.left;
	}
	return path;
}

const nameOf = ({ client, clock }: Placed): string => `${client}.${clock}`;
