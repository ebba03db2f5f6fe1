/** S03: words that 保密审查 has to see before the public does. */
import type { Row, RowId } from '$lib/budget/book/book';
import { formProseOf, PROJECT_NAME } from '$lib/formats/project-form';
import type { Format } from '$lib/formats/format';
import { remembering } from '../../text/memory';
import type { Rule } from '../../rule/rule';
import { textsOf } from '../../reading/texts';

/** Kept small: each of these has to do with secrets whatever it stands beside. */
const TERMS =
	/密码通信|密码室|机要室|机要密码|技侦|技术侦[察查]|秘密侦[察查]|特情|卧底|侦控|警卫对象|警卫任务|警卫安保|专案代号|(?<=\d{1,2}[.．]\d{1,2})专案|涉密(?:系统|网络|计算机|电脑|文件|场所|项目)|枪弹库|武器库|监听/g;
/** What every disclosure prints. */
const HARMLESS = /非涉密(?:系统|网络|计算机|电脑|文件|场所|项目)/g;

const termsIn = remembering((text: string): readonly string[] => [
	...new Set(text.replace(HARMLESS, '').match(TERMS) ?? [])
]);

const namedAndProse = (format: Format) => [PROJECT_NAME, ...formProseOf(format)];
/** The duties and the setup of a department are public by law. */
const PUBLIC: ReadonlySet<RowId> = new Set(['O1', 'O2', 'N11', 'Z']);

/** Indicators whose names have such words. */
const namedIn = (rows: readonly Row[]) =>
	rows.flatMap(({ id: row, cells }) =>
		Object.entries(cells).flatMap(([column, name]) => {
			if (!column.endsWith('.三级')) return [];
			const terms = termsIn(String(name));
			return terms.length > 0 ? [{ row, column, terms }] : [];
		})
	);

/** Told once a form or section, with all words found in it. */
export const sensitiveIsReviewed: Rule = {
	id: 'S03',
	severity: 'explain',
	comparator: 'PRIV',
	each: 'row',
	of: ['projects', 'narrative'],
	check: (reader, row) => {
		if (PUBLIC.has(row)) return undefined;
		const isForm = reader.sheetOf(row) === 'projects';
		const found = textsOf(reader, row, namedAndProse)
			.map(({ column, text }) => ({ row, column, terms: termsIn(text) }))
			.filter(({ terms }) => terms.length > 0)
			.concat(isForm ? reader.digest(`indicators@${row}`, namedIn) : []);
		if (found.length === 0) return undefined;
		const terms = [...new Set(found.flatMap((at) => at.terms))];
		return {
			cells: found.map(({ row, column }) => ({ row, column })),
			arguments: { terms: terms.join('、') }
		};
	}
};
