/** D01, D02, D11, D14: what a disclosure must have. */
import { NOTE_COLUMN, noteRowOf } from '$lib/budget/book/table-note';
import { formatOfReader } from '$lib/formats/book-format';
import { PlainText } from '../../text/plain-text';
import { remembering } from '../../text/memory';
import type { Rule } from '../../rule/rule';
import { hasFirstFormat } from '../../reading/first-format';
import type { RuleReader } from '../../reading/rule-reader';
import { NARRATIVE_TEXT, quoting } from '../../reading/texts';

const textOf = (reader: RuleReader, section: string): string =>
	reader.text(section, NARRATIVE_TEXT);

/** The tables of a book stand in their order and under their titles by construction. */
export const tablesAreThere: Rule = {
	id: 'D01',
	severity: 'error',
	comparator: 'SET',
	each: 'book',
	check: (reader) => {
		const { tables } = formatOfReader(reader);
		const missing = tables.filter(
			({ id }) => !reader.hasRows(id) && reader.text(noteRowOf(id), NOTE_COLUMN) === ''
		);
		if (missing.length === 0 || missing.length === tables.length) return undefined;
		return {
			cells: [],
			ranges: missing.map(({ id, columns }) => ({ sheet: id, column: columns[0].id })),
			arguments: { missing: missing.map(({ short }) => short).join('、') }
		};
	}
};

const REQUIRED = ['O1', 'O2', 'N1', 'N8', 'N9', 'N10', 'N11', 'Z'] as const;

export const sectionsAreThere: Rule = {
	id: 'D02',
	severity: 'error',
	comparator: 'SET',
	each: 'book',
	check: (reader) => {
		if (!reader.hasRows('narrative') || !hasFirstFormat(reader)) return undefined;
		const missing = formatOfReader(reader).sections.filter(
			({ id }) => (REQUIRED as readonly string[]).includes(id) && textOf(reader, id).trim() === ''
		);
		if (missing.length === 0) return undefined;
		return {
			cells: missing
				.filter(({ id }) => reader.mark(id) !== undefined)
				.map(({ id }) => ({ row: id, column: NARRATIVE_TEXT })),
			arguments: { missing: missing.map(({ title }) => title).join('、') }
		};
	}
};

/** Terms that a reader of the explanations can't be expected to know. */
const TERMS = [
	'基本支出',
	'项目支出',
	'“三公”经费',
	'机关运行经费',
	'一般公共预算',
	'政府性基金预算',
	'国有资本经营预算',
	'财政专户管理资金',
	'单位资金',
	'上年结转'
] as const;

const evenOf = remembering(
	(text: string) => new PlainText(text).text.replace(/[“”"'‘’\n ]/g, ''),
	400
);
const GLOSSARY = 'Z';

export const termsAreExplained: Rule = {
	id: 'D11',
	severity: 'hint',
	comparator: 'SET',
	each: 'book',
	check: (reader) => {
		const glossary = evenOf(textOf(reader, GLOSSARY));
		if (glossary === '' || !hasFirstFormat(reader)) return undefined;
		const used = formatOfReader(reader)
			.sections.filter(({ part }) => part === '情况说明')
			.map(({ id }) => evenOf(textOf(reader, id)))
			.join('\n');
		const missing = TERMS.filter((term) => {
			const plain = evenOf(term);
			// 「三公经费」 is explained under any of its spellings, 「结转」 as 结转结余 too.
			const shorter = plain.replace(/预算$|经费$|^上年/, '');
			return used.includes(plain) && !glossary.includes(shorter);
		});
		if (missing.length === 0) return undefined;
		return {
			cells: [{ row: GLOSSARY, column: NARRATIVE_TEXT }],
			arguments: { missing: missing.join('、') }
		};
	}
};

/** 「（一）政府购买服务指导性目录：无」: a heading or its end, and then nothing but 无. */
const NOTHING =
	/(?:^|[\n:：）)])\s*((?:[（(][一二三四五六七八九十]+[）)]|\d+[、.．])?\s*([^\n:：。]{2,24}?))\s*[:：\n]\s*无\s*[。.]?\s*(?=\n|$)/g;

const bareNothingsIn = remembering((text: string) =>
	[...text.matchAll(NOTHING)].map((match) => {
		const start = match.index + match[0].indexOf(match[1]);
		return { heading: match[2].trim(), start, end: match.index + match[0].trimEnd().length };
	})
);

/** 「其他：无」 needs no reason. */
const SELF_EVIDENT = /^其[他它](?:事项|说明|情况)?$/;

export const nothingHasReason: Rule = {
	id: 'D14',
	severity: 'hint',
	comparator: 'TXT',
	each: 'row',
	of: ['narrative'],
	check: (reader, section) => {
		const text = textOf(reader, section);
		return bareNothingsIn(text)
			.filter(({ heading }) => !SELF_EVIDENT.test(heading))
			.map(({ heading, start, end }) => ({
				cells: [{ row: section, column: NARRATIVE_TEXT }],
				about: `${start}`,
				arguments: { ...quoting(text, { start, end }), heading }
			}));
	}
};
