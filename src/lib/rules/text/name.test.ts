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
it('[M1] takes traditional characters for their simplified forms', () => {
	expect(plainName('天網維護費（續）')).toBe(plainName('天网维护费(续)'));
	expect(plainName('2022年社區警務室專項經費')).toBe('2022年社区警务室专项经费');
	expect(plainName('辅警招聘经费')).toBe('辅警招聘经费');
});
