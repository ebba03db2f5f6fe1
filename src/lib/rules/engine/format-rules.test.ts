import { describe, expect, it } from 'vitest';
import { readFormat } from '$lib/formats/read-format';
import { firstFormat, knownFormats } from '$lib/formats/known-formats';
import type { PackFiles } from '$lib/formats/inherit';
import { CATALOGUE } from '../catalogue/catalogue';
import { rulesOf } from './format-rules';

describe('[T10] a rule stands once', () => {
	it.each(knownFormats().map((format) => [format.id, format] as const))('in %s', (_, format) => {
		const ids = rulesOf(format).map(({ id }) => id);
		expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
		const written = new Set(CATALOGUE.map(({ id }) => id));
		expect(format.formulas.filter(({ id }) => written.has(id))).toEqual([]);
	});

	it('what a pack says of an id counts, not what the catalogue says', () => {
		const id = 'test/own-x26';
		const { content } = firstFormat();
		const formula = {
			...{ id: 'X26', severity: 'warning', formula: 'T11[部门合计].合计 ≤ T6[合计].公用经费' },
			...{ zh: '机关运行经费不大于公用经费', en: 'at most operating costs', source: '自拟' }
		};
		const files = {
			...content,
			format: { ...content.format, id },
			formulas: [...content.formulas!, formula]
		} as unknown as PackFiles;
		const read = readFormat(id, (asked) => (asked === id ? files : undefined));
		if (!read.ok) throw new Error(JSON.stringify(read.failures));
		const said = rulesOf(read.value).filter((rule) => rule.id === 'X26');
		expect(said).toMatchObject([{ severity: 'warning', says: { arguments: { zh: formula.zh } } }]);
	});
});
