/** 政府收支分类科目 as a table of codes and names, in place of the dictionary that ships. */
import type { Source } from '../source';
import type { DataResult } from './data-problem';
import { dataRows, OnlyOnce, readAll } from './data-rows';

const COLUMNS = {
	code: ['科目编码', '编码', '代码', 'code'],
	name: ['科目名称', '名称', '科目', 'name']
} as const;

export function readCodeList(source: Source): DataResult<Readonly<Record<string, string>>> {
	const rows = dataRows(source, COLUMNS);
	if (!rows.ok) return rows;
	const once = new OnlyOnce();
	const read = readAll(rows.value, ({ cells, at }, tell) => {
		const code = cells.code.normalize('NFKC').trim();
		if (!/^(?:\d{3}|\d{5}|\d{7})$/.test(code))
			tell({ kind: 'not-a-code', found: cells.code, ...at('code') });
		if (cells.name === '') tell({ kind: 'missing', ...at('name') });
		const before = once.note(code, code, at('code'));
		if (before) tell(before);
		return [code, cells.name] as const;
	});
	return read.ok ? { ok: true, value: Object.fromEntries(read.value) } : read;
}
