/** 2,668.12 for 2,686.12: two neighbouring digits changed places, so the difference is divisible by 9. */
import { swapped } from '../digits';
import type { Kind } from '../hypothesis';
import { slips } from '../slip';

export const swappedDigits: Kind = {
	id: 'swapped-digits',
	belief: 0.92,
	ofDigits: true,
	candidates: (difference) =>
		(difference.delta / difference.step) % 9 === 0 ? slips(difference, swapped) : []
};
