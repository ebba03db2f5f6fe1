/** 132.45 for 1,932.45: a digit was left out, or one typed twice. */
import { dropped, restored } from '../digits';
import type { Kind } from '../hypothesis';
import { slips } from '../slip';

export const droppedDigit: Kind = {
	id: 'dropped-digit',
	belief: 0.88,
	ofDigits: true,
	candidates: (difference) =>
		slips(difference, (value, step) => [...dropped(value, step), ...restored(value, step)])
};
