import { describe, expect, it } from 'vitest';
import { LOCALES } from '../index';
import { HANDBOOK, handbookPagesFor, isHandbookPage, searchHandbook } from './handbook';
import { HANDBOOK_PAGE_IDS, HANDBOOK_ROLES } from './handbook-page';

const pages = HANDBOOK_PAGE_IDS.map((id) => [id, HANDBOOK[id]] as const);

describe('[U21] the handbook', () => {
	it('has each page that it lists, and no other', () => {
		expect(Object.keys(HANDBOOK).toSorted()).toEqual([...HANDBOOK_PAGE_IDS].toSorted());
	});
	it.each(pages)('says %s in both languages, step by step', (_id, { zh, en }) => {
		const shape = ({ steps, notes, picture }: typeof zh) => [steps.length, notes.length, !!picture];
		expect(shape(en)).toEqual(shape(zh));
		for (const { title, lead, steps, notes } of [zh, en])
			for (const text of [title, lead, ...steps, ...notes]) expect(text.trim()).not.toBe('');
		expect(zh.title + zh.lead).toMatch(/\p{Script=Han}/u);
		expect(en.title).not.toMatch(/\p{Script=Han}/u);
	});
	it.each(pages)('leads on from %s, to other pages', (id, { see, zh, picture }) => {
		expect(see.length).toBeGreaterThan(0);
		for (const next of see) expect(isHandbookPage(next) && next !== id).toBe(true);
		expect(new Set(see).size).toBe(see.length);
		expect(zh.picture !== undefined).toBe(picture !== undefined);
	});
	it('lists every page for some role', () => {
		const listed = new Set(HANDBOOK_ROLES.flatMap(handbookPagesFor));
		expect(listed.size).toBe(HANDBOOK_PAGE_IDS.length);
	});
	it.each(LOCALES)('has titles of their own in %s', (locale) => {
		expect(new Set(pages.map(([, page]) => page[locale].title)).size).toBe(pages.length);
	});
});

describe('[U22] the search of the handbook', () => {
	it('finds a page by its title before pages that mention it', () => {
		expect(searchHandbook('退回', 'zh')[0]).toBe('return');
		expect(searchHandbook('退回', 'zh')).toContain('submit');
		expect(searchHandbook('OFFLINE', 'en')).toEqual([]);
		expect(searchHandbook('without a network', 'en')[0]).toBe('offline');
	});
	it('asks for all words, in any order and width', () => {
		expect(searchHandbook('备份　恢复', 'zh')[0]).toBe('backup');
		expect(searchHandbook('恢复 备份', 'zh')[0]).toBe('backup');
		expect(searchHandbook('恢复 量子', 'zh')).toEqual([]);
	});
	it('finds everything where nothing is asked', () => {
		expect(searchHandbook(' ', 'zh')).toEqual(HANDBOOK_PAGE_IDS);
	});
});
