import { expect, it } from 'vitest';
import { LiveBook } from '$lib/budget/live/live-book';
import { disclosureOf } from '../../../../../tests/support/disclosure-of';
import { finds, holds } from '../../../../../tests/support/rule-examples';
import { createEngine } from '../../engine/engine';

const T3 = { '204': { 合计: '5.00', 基本支出: '5.00', 项目支出: '0.00' } };

holds('W29', 'all zeros are printed', { T3 });
holds('W29', 'all zeros are blank', { T3: { '204': { 合计: '5.00', 基本支出: '5.00' } } });
finds(
	'W29',
	'one is printed, one is blank',
	{ T3: { ...T3, '208': { 合计: '5.00', 项目支出: '5.00' } } },
	{ severity: 'hint', cells: ['T3[204].项目支出'] }
);

it('[W29] is kept up to date cell by cell and row by row', () => {
	const live = new LiveBook(disclosureOf({ T3 }));
	const engine = createEngine(live);
	const hints = () => engine.findings().filter(({ rule }) => rule === 'W29').length;
	engine.apply([{ kind: 'row', sheet: 'T3', row: { id: 'new', order: 'z' } }]);
	expect(hints()).toBe(1);
	engine.apply([{ kind: 'cell', row: 'T3-0', column: '项目支出', value: undefined }]);
	expect(hints()).toBe(0);
	engine.apply([{ kind: 'cell', row: 'new', column: '合计', value: 0 }]);
	expect(hints()).toBe(1);
	engine.apply([{ kind: 'row-removed', row: 'new' }]);
	expect(hints()).toBe(0);
});
