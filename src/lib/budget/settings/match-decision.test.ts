import { expect, it } from 'vitest';
import { decideMatch } from './match-decision';

const pair = (form: string, row: string) => ({ form, row, by: '张敏', at: '2023-02-01T00:00:00Z' });

it('[S3] a later decision takes the place of an earlier one, and can be taken back', () => {
	const confirmed = decideMatch(undefined, pair('f', 'r'), 'confirmed');
	expect(confirmed).toEqual({ confirmed: [pair('f', 'r')], broken: [] });
	const broken = decideMatch(confirmed, pair('f', 'r'), 'broken');
	expect(broken).toEqual({ confirmed: [], broken: [pair('f', 'r')] });
	expect(decideMatch(broken, pair('f', 'r'), undefined)).toEqual({ confirmed: [], broken: [] });
});

it('[S3] a form is confirmed with one row only', () => {
	const one = decideMatch(undefined, pair('f', 'r'), 'confirmed');
	expect(decideMatch(one, pair('f', 's'), 'confirmed').confirmed).toEqual([pair('f', 's')]);
});
