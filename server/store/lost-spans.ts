/** The times that an epoch lacks, as they are kept beside it. */
import { z } from 'zod';
import type { LostSpan } from './store';

/** Keys of the table `server`. */
export const EPOCH_KEY = 'epoch';
export const LOST_KEY = 'lost-spans';

const spans = z.array(z.object({ after: z.number(), until: z.number() }));

/** `undefined` for what cannot be read. */
export function readSpans(stored: string | undefined): readonly LostSpan[] | undefined {
	if (stored === undefined) return [];
	try {
		return spans.parse(JSON.parse(stored));
	} catch {
		return undefined;
	}
}

/** Where it is not known any more which time is lost: all of it until now may be, and no later one. */
export function allUntil(now: number): readonly LostSpan[] {
	return [{ after: 0, until: now }];
}
