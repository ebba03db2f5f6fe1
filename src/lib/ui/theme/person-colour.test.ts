import { describe, expect, it } from 'vitest';
import { demoUnits } from '../state/demo-units';
import { initials, unitColour } from './person-colour';

describe('avatars', () => {
	it('show the family name, or initials', () => {
		expect(initials('王小明')).toBe('王');
		expect(initials('Ada Lovelace')).toBe('AL');
		expect(initials('  ')).toBe('?');
	});
	it('show what tells units apart', () => {
		const units = ['某市公安局', '某市看守所', '某市公安局城区分局'];
		expect(units.map((name) => initials(name, units))).toEqual(['公', '看', '城']);
	});
	it('have one colour a unit, and one for the department', () => {
		const units = demoUnits([
			{ id: 'a', name: '甲局经办', role: 'clerk', unit: 'u1' },
			{ id: 'b', name: '乙所经办', role: 'clerk', unit: 'u2' },
			{ id: 'c', name: '财务科', role: 'coordinator' }
		]);
		expect(units.map(({ name }) => name)).toEqual(['甲局', '乙所']);
		expect(unitColour('u1', units)).not.toBe(unitColour('u2', units));
		expect(unitColour(undefined, units)).toBe('var(--person-0)');
	});
});
