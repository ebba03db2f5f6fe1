import { it } from 'vitest';
import { fuzzIncremental } from '../../../../tests/fuzz/rules-incremental';

it('[E1] says after any edits what a fresh engine would say', () => {
	fuzzIncremental(20231123, 100);
});
