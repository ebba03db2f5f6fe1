/** Every picture and address of the handbook is there, and no picture is left over. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { HANDBOOK } from '../../src/lib/messages/handbook/handbook';
import {
	HANDBOOK_PAGE_IDS,
	HANDBOOK_PICTURES
} from '../../src/lib/messages/handbook/handbook-page';
import { helpLink } from '../../src/lib/ui/navigation/links';

const top = fileURLToPath(new URL('../..', import.meta.url));
const folder = `${top}static/handbook`;
const MOST_BYTES = 80_000;
/** All of them are kept for use offline. */
const MOST_TOGETHER = 500_000;

it('[U21] has each picture that a page shows, small, and no other', () => {
	const shown = HANDBOOK_PAGE_IDS.flatMap((id) => HANDBOOK[id].picture ?? []);
	expect(shown.toSorted()).toEqual([...HANDBOOK_PICTURES].toSorted());
	expect(readdirSync(folder).toSorted()).toEqual(shown.map((name) => `${name}.webp`).toSorted());
	const sizes = readdirSync(folder).map((file) => statSync(`${folder}/${file}`).size);
	expect(Math.max(...sizes)).toBeLessThan(MOST_BYTES);
	expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(MOST_TOGETHER);
});

it('[U21] has a route for its contents and for each page', () => {
	expect(helpLink()).toBe('/help');
	expect(helpLink('offline')).toBe('/help/offline');
	for (const route of ['help', 'help/[page]'])
		expect(existsSync(`${top}src/routes/${route}/+page.svelte`)).toBe(true);
});
