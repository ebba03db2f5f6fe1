import { expect, it } from 'vitest';
import { isPlaceholderName, plainName } from './name';

it('[M1] unifies brackets, width, spaces and dashes', () => {
	const names = [
		'晋市财预〔2022〕1号',
		'晋市财预[2022]1号',
		'晋市财预【2022】1 号',
		'晋市财预{2022}1号',
		'晋市财预（２０２２）1号'
	];
	expect(new Set(names.map(plainName)).size).toBe(1);
	expect(plainName('4G—执法Ａ')).toBe(plainName('4g-执法a'));
});
it('[M2] knows names that hide a project', () => {
	expect(['项目1', '项目 12', '项目三'].every(isPlaceholderName)).toBe(true);
	expect(['项目', '项目管理', '2022年项目1'].some(isPlaceholderName)).toBe(false);
});
it('[M1] leaves what has nothing to be evened out as it is', () => {
	const characters = Array.from({ length: 0x9fff - 0x4e00 + 1 }, (_, at) => 0x4e00 + at);
	const all = String.fromCharCode(...characters);
	// A space sends it the long way round.
	expect(plainName(`${all} 2023a`)).toBe(plainName(`${all}2023a`));
});
