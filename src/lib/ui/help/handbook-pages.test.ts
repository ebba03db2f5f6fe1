// The pages of the handbook as they are printed, in both languages.
import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import { LOCALES } from '$lib/messages';
import { HANDBOOK, isHandbookPage } from '$lib/messages/handbook/handbook';
import { HANDBOOK_PAGE_IDS } from '$lib/messages/handbook/handbook-page';
import { preferences } from '../state/preferences.svelte';
import FirstVisit from './FirstVisit.svelte';
import HandbookContents from './HandbookContents.svelte';
import HandbookPage from './HandbookPage.svelte';

/** The pages that a printed page links to. */
const linked = (body: string) =>
	[...body.matchAll(/href="\/help\/([^"]+)"/g)].map(([, page]) => page);

describe.each(LOCALES)('[U21] in %s', (locale) => {
	it('the contents link to every page, and to no other', () => {
		preferences.locale = locale;
		const pages = new Set(linked(render(HandbookContents).body));
		expect([...pages].toSorted()).toEqual([...HANDBOOK_PAGE_IDS].toSorted());
	});
	it.each(HANDBOOK_PAGE_IDS)('%s shows its steps, its picture and where to go on', (id) => {
		preferences.locale = locale;
		const { body } = render(HandbookPage, { props: { id } });
		const { title, steps, notes } = HANDBOOK[id][locale];
		expect(body).toContain(`>${title}</h1>`);
		expect(body.match(/<li[ >]/g)?.length).toBeGreaterThanOrEqual(steps.length + notes.length);
		expect(linked(body)).toEqual(HANDBOOK[id].see);
		expect(/src="\/handbook\/(\w+)\.webp"/.exec(body)?.[1]).toBe(HANDBOOK[id].picture);
	});
	it('an address that is no page says so', () => {
		preferences.locale = locale;
		expect(isHandbookPage('constructor')).toBe(false);
		expect(render(HandbookPage, { props: { id: 'constructor' } }).body).toContain('<h1');
	});
});

it('[U23] shows the first steps to the first visit and to no other', () => {
	expect(render(FirstVisit).body).toContain('<ol');
	expect(render(FirstVisit).body).not.toContain('<ol');
});
