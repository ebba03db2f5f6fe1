/** What `check` prints for other programs and for browsers, and what `rules` and `explain` say. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Book } from '$lib/budget/book/book';
import { writeBookFile } from '$lib/budget/file/book-file';
import type { CheckResult } from '$lib/messages/check-result';
import { LOCALES } from '$lib/messages';
import { firstFormat } from '$lib/formats/known-formats';
import { rulesOf } from '$lib/rules/engine/format-rules';
import { disclosureOf } from '../../tests/support/disclosure-of';
import { evilBook } from '../../tests/support/evil-book';
import { runCommandLine } from './command-line';
import { printHtml } from './print-html';
import { printSarif } from './print-sarif';
import { ProgressBar } from './progress-bar';
import type { ListedRule } from './rule-list';

const folder = mkdtempSync(path.join(tmpdir(), 'hebian-reports-'));
const printed = disclosureOf({
	T3: { 合计: { 合计: '30.00', 基本支出: '10.00', 项目支出: '20.00' } },
	T12: { '<b onclick="x">甲&乙</b>': { unit: 'u1', 合计: '12.34', 一般公共预算: '12.00' } }
});
const BOOK: Book = {
	...printed,
	head: {
		...printed.head,
		settings: {
			ownRules: [
				{
					id: 'OWN-1',
					severity: 'error',
					sentence: '项目支出应为三十万元',
					formula: 'T3[合计].项目支出=30万元'
				}
			],
			rules: { W11: { off: true, reason: '本年不核对' } }
		}
	}
};
const file = path.join(folder, 'a b.hebian.json');
writeFileSync(file, writeBookFile(BOOK));

async function hebian(...words: string[]) {
	let out = '';
	let error = '';
	const code = await runCommandLine(words, {
		home: folder,
		environment: {},
		out: (text) => void (out += text),
		error: (text) => void (error += text)
	});
	return { code, out, error };
}

/** The part of the schema of SARIF 2.1.0 that a log of ours uses; keys of its own are refused. */
const message = z.strictObject({ text: z.string().min(1) });
const level = z.enum(['none', 'note', 'warning', 'error']);
const location = z.strictObject({
	physicalLocation: z.strictObject({
		artifactLocation: z.strictObject({
			uri: z.string().regex(/^[^\s\\<>"]+$/),
			index: z.int().min(0)
		})
	}),
	logicalLocations: z
		.array(z.strictObject({ fullyQualifiedName: z.string(), kind: z.string() }))
		.optional()
});
const bag = z.record(z.string(), z.unknown());
const SARIF = z.strictObject({
	$schema: z.url(),
	version: z.literal('2.1.0'),
	runs: z.array(
		z.strictObject({
			tool: z.strictObject({
				driver: z.strictObject({
					name: z.string(),
					language: z.string().regex(/^[a-zA-Z]{2}(-[a-zA-Z]{2})?$/),
					rules: z.array(
						z.strictObject({
							id: z.string(),
							shortDescription: message,
							defaultConfiguration: z.strictObject({ level })
						})
					)
				})
			}),
			language: z.string().regex(/^[a-zA-Z]{2}(-[a-zA-Z]{2})?$/),
			columnKind: z.enum(['utf16CodeUnits', 'unicodeCodePoints']),
			artifacts: z.array(z.strictObject({ location: z.strictObject({ uri: z.string() }) })),
			invocations: z.array(
				z.strictObject({
					executionSuccessful: z.boolean(),
					toolConfigurationNotifications: z.array(
						z.strictObject({
							level,
							message,
							associatedRule: z.strictObject({ id: z.string() })
						})
					)
				})
			),
			results: z.array(
				z.strictObject({
					ruleId: z.string(),
					ruleIndex: z.int().min(0),
					level,
					message,
					locations: z.array(location).min(1),
					relatedLocations: z.array(location).min(1).optional(),
					partialFingerprints: z.record(z.string(), z.string()),
					suppressions: z
						.array(
							z.strictObject({
								kind: z.enum(['inSource', 'external']),
								status: z.enum(['accepted', 'underReview', 'rejected'])
							})
						)
						.optional(),
					properties: bag
				})
			),
			properties: bag
		})
	)
});

describe('hebian check --format sarif', () => {
	it('prints a log of the shape that SARIF 2.1.0 prescribes', async () => {
		for (const lang of LOCALES) {
			const { out, code } = await hebian('check', file, '--format', 'sarif', '--lang', lang);
			expect(code).toBe(1);
			const [run] = SARIF.parse(JSON.parse(out)).runs;
			const ids = run.tool.driver.rules.map(({ id }) => id);
			expect(new Set(ids).size).toBe(ids.length);
			for (const { ruleId, ruleIndex } of run.results) expect(ids[ruleIndex]).toBe(ruleId);
			const own = run.results.find(({ ruleId }) => ruleId === 'OWN-1')!;
			expect(own.level).toBe('error');
			expect(own.locations[0].logicalLocations![0].fullyQualifiedName).toBe('T3[合计].项目支出');
			expect(run.invocations[0].toolConfigurationNotifications).toContainEqual(
				expect.objectContaining({ associatedRule: { id: 'W11' } })
			);
		}
	});

	it('marks what is explained as suppressed', async () => {
		const { out } = await hebian('check', file, '--format', 'json');
		const result = JSON.parse(out) as CheckResult;
		const [finding] = result.findings;
		const one = { ...result, findings: [{ ...finding, explained: true as const }] };
		const [run] = SARIF.parse(JSON.parse(printSarif(one, 'x.json', 'zh'))).runs;
		expect(run.results[0].suppressions).toEqual([{ kind: 'inSource', status: 'accepted' }]);
	});
});

/** A tag of the page with attributes of the page, none of which a book may fill. */
const OWN_TAG =
	/^<(!doctype html|\/?[a-z][a-z0-9]*( (lang|charset|name|content|http-equiv|class|id|scope|role|tabindex|aria-[a-z]+)="[^"]*")*)>$/;

describe('hebian check --format html', () => {
	it('prints one page that needs nothing beside itself and runs nothing', async () => {
		for (const lang of LOCALES) {
			const { out } = await hebian('check', file, '--format', 'html', '--lang', lang);
			expect(out).toMatch(/^<!doctype html>\n<html lang="(zh-CN|en)">/);
			expect(out).not.toMatch(/<script|<link|<img|<iframe|src=|href=|url\(|undefined/);
			expect(out).not.toContain('<b onclick');
			expect(out).toContain('&lt;bonclick=&quot;x&quot;&gt;甲&amp;乙&lt;/b&gt;');
		}
	});

	it('holds nothing but its own markup, whatever the texts of the book say', async () => {
		const evil = path.join(folder, 'evil.hebian.json');
		writeFileSync(evil, writeBookFile(evilBook()));
		const { out } = await hebian('check', evil, '--format', 'html');
		const body = out.replace(/<style>[^<]*<\/style>/, '');
		const tags = body.match(/<[^>]*>?/g)!;
		expect(tags.length).toBeGreaterThan(100);
		for (const tag of tags) expect(tag).toMatch(OWN_TAG);
		expect(body).toContain('&lt;script&gt;');
	});

	it('has one title, a heading for each section, heads for rows and columns, ids once', async () => {
		const { out } = await hebian('check', file, '--format', 'html');
		const count = (pattern: RegExp) => out.match(pattern)?.length ?? 0;
		expect([count(/<title>/g), count(/<h1>/g), count(/<main>/g)]).toEqual([1, 1, 1]);
		expect(count(/<section /g)).toBe(count(/<h2 /g));
		const ids = [...out.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
		expect(new Set(ids).size).toBe(ids.length);
		for (const [, id] of out.matchAll(/aria-labelledby="([^"]*)"/g)) expect(ids).toContain(id);
		expect(count(/<tr>/g)).toBe(count(/<tr><th /g));
	});

	it('says so where nothing was found', () => {
		const clean: CheckResult = {
			book: { department: '市局', year: 2023 },
			counts: { error: 0, explain: 0, warning: 0, hint: 0, rounding: 0 },
			findings: [],
			notApplicable: []
		};
		expect(printHtml(clean, 'x', 'zh')).toContain('没有发现问题');
	});
});

describe('hebian rules', () => {
	it('lists every rule with its sentence and severity', async () => {
		for (const lang of LOCALES) {
			const { out, code } = await hebian('rules', '--lang', lang);
			expect(code).toBe(0);
			const lines = out.split('\n');
			for (const { id } of rulesOf(firstFormat()))
				expect(lines.some((line) => line.startsWith(`${id} `))).toBe(true);
			expect(out).not.toMatch(/undefined/);
		}
	});

	it('tells of a book which are its own, off and not applicable', async () => {
		const { out } = await hebian('rules', file, '--format', 'json');
		const listed = JSON.parse(out) as ListedRule[];
		const of = (id: string) => listed.find(({ rule }) => rule === id);
		expect(of('W11')).toMatchObject({ state: 'off', reason: expect.stringContaining('不核对') });
		expect(of('X40')).toMatchObject({ state: 'not-applicable' });
		expect(of('W01')).toMatchObject({ state: 'on', reason: null, source: 'catalogue' });
		expect(of('OWN-1')).toMatchObject({
			...{ source: 'own', severity: 'error', sentence: '项目支出应为三十万元' },
			formula: 'T3[合计].项目支出 = 30万元'
		});
		expect((await hebian('rules', file)).out).toMatch(/已停用 .*本年不核对/);
	});
});

describe('hebian explain', () => {
	it('says a rule in full, in both languages', async () => {
		const { out } = await hebian('explain', 'x21');
		expect(out).toMatch(/^X21 {2}支出总表项目支出 = /);
		expect(out).toContain('T3[合计].项目支出 = sum(T12[*].合计) + T13[部门合计].合计');
		expect(out).toMatch(/级别 {2}错误/);
		expect(out).toMatch(/rules\.md X21/);
		const english = await hebian('explain', 'X21', '--lang', 'en');
		expect(english.out).toMatch(/Severity {2}error\nCompared {2}SUM/);
		const own = await hebian('explain', 'OWN-1', '--book', file);
		expect(own.out).toMatch(/项目支出应为三十万元[^]*自定规则 OWN-1/);
	});

	it('has words for every rule of the catalogue', async () => {
		for (const { id } of rulesOf(firstFormat()).slice(0, 200))
			for (const lang of LOCALES) {
				const { code, out } = await hebian('explain', id, '--lang', lang);
				expect([id, code, /undefined/.test(out)]).toEqual([id, 0, false]);
			}
	});

	it('ends with 2 where there is no such rule, and names one that was meant', async () => {
		expect(await hebian('explain', 'W011')).toMatchObject({
			...{ code: 2, out: '', error: expect.stringContaining('W01') }
		});
		expect((await hebian('explain', 'W01', '--book', path.join(folder, 'none'))).code).toBe(2);
		expect((await hebian('rules', path.join(folder, 'none'))).code).toBe(2);
	});
});

describe('the progress bar', () => {
	const scene = () => {
		let now = 0;
		let shown = '';
		const screen = { write: (text: string) => void (shown += text), now: () => now, columns: 60 };
		return { bar: new ProgressBar(screen), wait: (ms: number) => (now += ms), shown: () => shown };
	};

	it('is not drawn for what is soon done', () => {
		const { bar, wait, shown } = scene();
		bar.show('正在核对', 1, 10);
		wait(300);
		bar.show('正在核对', 9, 10);
		bar.clear();
		expect(shown()).toBe('');
	});

	it('is drawn now and then for what takes long, and wiped out', () => {
		const { bar, wait, shown } = scene();
		wait(500);
		bar.show('正在核对', 5, 10);
		wait(10);
		bar.show('正在核对', 6, 10);
		expect(shown()).toMatch(/^\r\u001b\[2K正在核对 █{20}░{20} 50%$/);
		bar.clear();
		expect(shown()).toMatch(/\r\u001b\[2K$/);
	});

	it('is silent where nobody looks', () => {
		const bar = new ProgressBar(undefined);
		expect(() => (bar.show('正在核对', 1, 2), bar.clear())).not.toThrow();
	});
});
