import { describe, expect, it } from 'vitest';
import { Preferences } from './preferences.svelte';

function memory(kept?: string) {
	const values = new Map(kept === undefined ? [] : [['hebian.preferences', kept]]);
	return {
		getItem: (key: string) => values.get(key) ?? null,
		setItem: (key: string, value: string) => void values.set(key, value)
	};
}

describe('preferences', () => {
	it('are Chinese and follow the system until chosen otherwise', () => {
		const preferences = new Preferences(undefined);
		expect([preferences.locale, preferences.language, preferences.theme]).toEqual([
			'zh',
			'zh-CN',
			'system'
		]);
	});

	it('come back at the next visit', () => {
		const store = memory();
		const first = new Preferences(store);
		first.locale = 'en';
		first.theme = 'dark';
		first.resize('contents', 300);
		first.toggle('side');
		first.fold('tables', true);
		first.sideTab = 'history';
		const next = new Preferences(store);
		expect([next.locale, next.theme, next.width('contents')]).toEqual(['en', 'dark', 300]);
		expect(next.isOpen('side')).toBe(false);
		expect(next.sideTab).toBe('history');
		expect(next.isFolded('tables')).toBe(true);
		expect(next.isFolded('unit:u1', true)).toBe(true);
	});

	it('keep panels within what leaves both sides usable', () => {
		const preferences = new Preferences(undefined);
		preferences.resize('contents', 5);
		expect(preferences.width('contents')).toBe(preferences.limits('contents')[0]);
		preferences.resize('side', 5_000);
		expect(preferences.width('side')).toBe(preferences.limits('side')[1]);
	});

	it.each(['not json', 'null', '[]', '{"locale":"fr","theme":7,"widths":{"contents":"x"}}'])(
		'survive a damaged store: %s',
		(kept) => {
			const preferences = new Preferences(memory(kept));
			expect([preferences.locale, preferences.theme]).toEqual(['zh', 'system']);
		}
	);

	it('[U23] have a first visit once on a device, whatever else was chosen', () => {
		const store = memory();
		expect(new Preferences(store).takeFirstVisit()).toBe(true);
		const next = new Preferences(store);
		next.locale = 'en';
		expect(next.takeFirstVisit()).toBe(false);
		expect(new Preferences(store).takeFirstVisit()).toBe(false);
	});

	it('work where nothing can be stored', () => {
		const refuse = () => {
			throw new DOMException('full', 'QuotaExceededError');
		};
		const preferences = new Preferences({ getItem: refuse, setItem: refuse });
		preferences.locale = 'en';
		expect(preferences.locale).toBe('en');
	});
});
