import { describe, expect, it } from 'vitest';
import { readSetting, type SettingName } from '$lib/budget/settings/book-settings';
import { LOCALES } from '$lib/messages';
import { settingsWords } from '$lib/messages/settings';
import { firstFormat } from '$lib/formats/known-formats';
import { listedRules } from '$lib/rules/engine/listed-rules';
import { disclosureOf } from '../../../../tests/support/disclosure-of';
import { MemorySession } from '../../../../tests/support/memory-session';
import { BookView } from '../state/book-view.svelte';
import type { OpenBook } from '../state/workspace.svelte';
import { DataDraft } from './data-draft.svelte';
import { DATA_FORMS, type DataFormId, type Typed } from './data-forms';

/** Each form as somebody fills it in, and what the book holds then. */
const FILLED: Record<DataFormId, readonly [rows: readonly Typed[], setting: unknown]> = {
	stage: [[{ stage: '公开' }], '公开'],
	dates: [[{ 批复: '2023-02-01', 发布: '2023-02-20' }], { 批复: '2023-02-01', 发布: '2023-02-20' }],
	unitDates: [[{ unit: '分局', on: '2023-02-10' }], { 单位批复: { 分局: '2023-02-10' } }],
	filingWindow: [
		[{ from: '2022-10-01', to: '2022-12-31' }],
		{ from: '2022-10-01', to: '2022-12-31' }
	],

	basis: [[{ basis: '全部公用' }], '全部公用'],
	institutionOperating: [[{ amount: '1,234.5' }], '1234.50'],
	threePublicProjects: [[{ 运行: '５', 出国: '' }], { 运行: '5.00' }],
	dailyStandards: [[{ 会议: '450' }], { 会议: '450.00' }],
	evaluations: [
		[{ from: '500', projects: '更换电脑\n' }],
		{ from: '500.00', projects: ['更换电脑'] }
	],
	controlNumbers: [
		[
			{ unit: '分局', fund: '单位资金', part: '合计', amount: '226' },
			{ unit: '', fund: '一般公共预算', part: '项目支出', amount: '37,968.48' }
		],
		[
			{ unit: '分局', fund: '单位资金', part: '合计', amount: '226.00' },
			{ fund: '一般公共预算', part: '项目支出', amount: '37968.48' }
		]
	],
	redactedCodes: [[{ codes: '2040201，2040202' }], ['2040201', '2040202']],
	internalTransfers: [[{ cell: 'T2[204].合计', amount: '3' }], { 'T2[204].合计': '3.00' }],
	roundingPlugs: [
		[{ cell: 'T2[204].合计', amount: '0.01', reason: '舍位' }],
		[{ cell: 'T2[204].合计', amount: '0.01', reason: '舍位' }]
	]
};
const IDS = Object.keys(FILLED) as DataFormId[];

function opened(settings: Record<string, unknown> = {}): OpenBook & { session: MemorySession } {
	const book = disclosureOf({ T2: { '204': { 合计: '3.00' } }, T12: { 更换电脑: { unit: 'u1' } } });
	const session = new MemorySession({ ...book, head: { ...book.head, settings } });
	const view = new BookView(session.book, { mayWrite: () => undefined });
	session.on('changes', ({ changes }) => view.changed(changes));
	return { session, view } as unknown as OpenBook & { session: MemorySession };
}
function draftOf(id: DataFormId, settings: Record<string, unknown> = {}) {
	const open = opened(settings);
	const draft = new DataDraft(DATA_FORMS[id], open);
	return { draft, open, setting: () => open.session.book.head.settings[DATA_FORMS[id].setting] };
}

describe('forms of the book’s data', () => {
	it.each(IDS)('%s is held as the rules read it, and shown again as it was entered', (id) => {
		const { draft, open, setting } = draftOf(id);
		const [rows, expected] = FILLED[id];
		draft.replace(rows);
		expect([draft.save()?.ok, draft.problems]).toEqual([true, []]);
		expect(setting()).toEqual(expected);
		const name = DATA_FORMS[id].setting as SettingName;
		expect(readSetting(open.session.book.head.settings, name)).toMatchObject({ state: 'present' });
		draft.replace(draft.rows.map((row) => ({ ...row })));
		expect(draft.save()?.ok).toBe(true);
		expect(setting()).toEqual(expected);
	});

	it.each(IDS)('%s is taken away where nothing is left in it', (id) => {
		const { draft, setting } = draftOf(id, { [DATA_FORMS[id].setting]: FILLED[id][1] });
		const { fields, list } = DATA_FORMS[id];
		draft.replace(list ? [] : [Object.fromEntries(fields.map((field) => [field.id, ' ']))]);
		expect(draft.save()?.ok).toBe(true);
		expect(setting()).toBeUndefined();
	});

	it.each(IDS)('%s has words, and its rules are rules', (id) => {
		const ids = listedRules(firstFormat()).map((rule) => rule.id);
		expect(ids).toEqual(expect.arrayContaining([...DATA_FORMS[id].rules]));
		for (const locale of LOCALES)
			expect(Object.keys(settingsWords[locale].forms[id].fields)).toEqual(
				DATA_FORMS[id].fields.map((field) => field.id)
			);
	});

	const WRONG: [DataFormId, Typed, string, string][] = [
		['dates', { 批复: '2023-02-30' }, '批复', 'not-a-date'],
		['dates', { 批复: '2023-03-01', 发布: '2023-02-01' }, '发布', 'before'],
		['filingWindow', { from: '2023-03-01' }, 'to', 'together'],
		['institutionOperating', { amount: '约五万' }, 'amount', 'not-an-amount'],
		['dailyStandards', { 会议: '0.123' }, '会议', 'too-precise'],
		['evaluations', { from: '5', projects: '没有的项目' }, 'projects', 'no-such-project'],
		['evaluations', { projects: '更换电脑' }, 'from', 'together'],
		[
			'controlNumbers',
			{ unit: '税务局', fund: '单位资金', part: '合计', amount: '1' },
			'unit',
			'not-one-of'
		],
		['controlNumbers', { fund: '单位资金', part: '合计', amount: '' }, 'amount', 'missing'],
		['redactedCodes', { codes: '9999999' }, 'codes', 'no-such-code'],
		['internalTransfers', { cell: '收入总计', amount: '1' }, 'cell', 'not-a-figure'],
		['internalTransfers', { cell: 'T2[205].合计', amount: '1' }, 'cell', 'no-such-figure']
	];
	it.each(WRONG)('%s with %o is refused at %s: %s', (id, row, field, kind) => {
		const { draft, setting } = draftOf(id);
		draft.replace([row]);
		expect(draft.save()).toBeUndefined();
		expect(draft.problems).toMatchObject([{ row: 0, field, problem: { kind } }]);
		expect(setting()).toBeUndefined();
		for (const locale of LOCALES)
			expect(
				settingsWords[locale].fieldProblem(draft.problems[0].problem, (other) => other)
			).not.toBe(kind);
	});

	it('tells rows that say the same thing twice', () => {
		const { draft } = draftOf('controlNumbers');
		const [row] = FILLED.controlNumbers[0];
		draft.replace([row, { ...row, amount: '9' }]);
		expect(draft.save()).toBeUndefined();
		expect(draft.problems).toMatchObject([{ row: 1, problem: { kind: 'twice', row: 1 } }]);
	});

	it('leaves alone what another form of the same setting holds', () => {
		const both = { 批复: '2023-02-01', 单位批复: { 分局: '2023-02-10' } };
		const { draft, setting } = draftOf('dates', { dates: both });
		draft.set(0, '批复', '2023-02-03');
		draft.save();
		expect(setting()).toEqual({ ...both, 批复: '2023-02-03' });
	});

	it('does not write over what somebody else saved meanwhile', () => {
		const { draft, open } = draftOf('stage', { stage: '编制' });
		draft.set(0, 'stage', '公开');
		expect(draft.isStale).toBe(false);
		open.session.writeSetting('stage', '上报');
		expect([draft.isStale, draft.rows[0].stage]).toEqual([true, '公开']);
		draft.drop();
		expect([draft.isStale, draft.rows[0].stage]).toEqual([false, '上报']);
	});
});
