/** What people may write in a room, kind by kind of room. */
import type { LostSpan } from '../../store/store';
import type { UpdateWrites } from './update-writes';

/** Whoever sends an update. */
export interface Writer {
	readonly id: string;
	readonly name: string;
}

export interface RoomRights {
	/** What of an update this person may not write; the words are for the log. */
	wrong(writes: UpdateWrites, who: Writer): string | undefined;
	/** Such an update was taken. */
	taken(writes: UpdateWrites): void;
	/** Everything taken is in the document. */
	settled(): void;
}

/** A client's clock as corrected by the server's may still be a little off, ms. */
export const CLOCK_ERROR = 60_000;
/** How long after a loss others' words may be brought back, ms: so long some are away. */
const BROUGHT_BACK_WITHIN = 30 * 24 * 3600 * 1000;

/** Whether what was written at a time may be missing, so that anybody may bring it back now. */
export function mayBeLost(t: unknown, spans: readonly LostSpan[], now: number): boolean {
	if (typeof t !== 'number') return false;
	return spans.some(
		({ after, until }) =>
			t >= after - CLOCK_ERROR && t <= until + CLOCK_ERROR && now - until < BROUGHT_BACK_WITHIN
	);
}

/** The spans for records that keep the time of their first writing when they are changed. */
export const sinceEver = (spans: readonly LostSpan[]): readonly LostSpan[] =>
	spans.map(({ until }) => ({ after: 0, until }));
