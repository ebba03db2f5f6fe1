/** Why a file could not be read, in a sentence with its place. */
import type { BookFileFailure } from '$lib/budget/book-file';
import type { ReadFailure } from '$lib/exchange/read/import-report';
import type { Locale } from '$lib/messages';

type Words = { [K in ReadFailure['kind']]: (failure: Extract<ReadFailure, { kind: K }>) => string };
type BookWords = {
	[K in BookFileFailure['kind']]: (failure: Extract<BookFileFailure, { kind: K }>) => string;
};

const megabytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1)} MB`;
const excerpt = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);
const place = (path: readonly (string | number)[]): string =>
	path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${key}`)).join('') || '.';

const book: Record<Locale, BookWords> = {
	zh: {
		'not-json': (f) => `不是合法的 JSON（第 ${f.line} 行第 ${f.column} 列）`,
		'key-twice': (f) => `第 ${f.line} 行第 ${f.column} 列的「${excerpt(f.key)}」在同一处写了两次`,
		'not-a-book': (f) =>
			`是 JSON，但不是合编文件${f.format ? `（format 为「${excerpt(f.format)}」）` : ''}`,
		'newer-version': (f) => `由更新的版本写成（版本 ${f.version}，本版本支持到 ${f.supported}）`,
		invalid: (f) =>
			`${place(f.path)} 应为${f.expected}${f.found ? `，却是 ${excerpt(f.found)}` : '，却没有'}`,
		'unknown-key': (f) => `${place(f.path)} 有不认识的项「${excerpt(f.key)}」`,
		'forbidden-key': (f) => `${place(f.path)} 有不允许的项「${excerpt(f.key)}」`,
		'too-deep': (f) => `${place(f.path)} 嵌套超过 ${f.allowed} 层`,
		'duplicate-id': (f) => `${place(f.path)} 的编号「${excerpt(f.id)}」与 ${place(f.first)} 重复`,
		'unknown-unit': (f) => `${place(f.path)} 指向没有列出的单位「${excerpt(f.unit)}」`,
		'duplicate-cell': (f) => `${place(f.path)} 的「${excerpt(f.column)}」给了两次`,
		'no-edition': (f) => `${place(f.path)}：${f.table} 没有单位自己的一份`
	},
	en: {
		'not-json': (f) => `not valid JSON (line ${f.line}, column ${f.column})`,
		'key-twice': (f) =>
			`line ${f.line}, column ${f.column} gives "${excerpt(f.key)}" a second time in one place`,
		'not-a-book': (f) =>
			`JSON, but no book file${f.format ? ` (its format is "${excerpt(f.format)}")` : ''}`,
		'newer-version': (f) =>
			`written by a newer version (version ${f.version}; this one reads up to ${f.supported})`,
		invalid: (f) =>
			`${place(f.path)} should be ${f.expected}${f.found ? `, but is ${excerpt(f.found)}` : ', but is missing'}`,
		'unknown-key': (f) => `${place(f.path)} has an unknown key "${excerpt(f.key)}"`,
		'forbidden-key': (f) => `${place(f.path)} has a forbidden key "${excerpt(f.key)}"`,
		'too-deep': (f) => `${place(f.path)} is nested deeper than ${f.allowed} levels`,
		'duplicate-id': (f) =>
			`${place(f.path)}: the id "${excerpt(f.id)}" is also at ${place(f.first)}`,
		'unknown-unit': (f) => `${place(f.path)} names the unlisted unit "${excerpt(f.unit)}"`,
		'duplicate-cell': (f) => `${place(f.path)} gives "${excerpt(f.column)}" twice`,
		'no-edition': (f) => `${place(f.path)}: ${f.table} has no edition of a unit's own`
	}
};

const words: Record<Locale, Words> = {
	zh: {
		empty: () => '文件是空的',
		'too-large': (f) => `文件太大（${megabytes(f.bytes)}，最多 ${megabytes(f.limit)}）`,
		'unsupported-format': (f) => `暂不能读 ${f.format} 格式；请另存为文本文件`,
		binary: (f) => `不是文本文件（第 ${f.at + 1} 个字节处有控制字符）`,
		'unknown-encoding': (f) =>
			`认不出文字编码（第 ${f.at + 1} 个字节处；可用 UTF-8、UTF-16、GB18030）`,
		'not-a-disclosure': (f) =>
			`不是预算公开文本（共 ${f.lines} 行，首行「${excerpt(f.firstLine)}」）`,
		'bad-book-file': (f) => sayBookFailure(f.failure, 'zh')
	},
	en: {
		empty: () => 'the file is empty',
		'too-large': (f) =>
			`the file is too large (${megabytes(f.bytes)}, at most ${megabytes(f.limit)})`,
		'unsupported-format': (f) => `${f.format} files cannot be read yet; save it as a text file`,
		binary: (f) => `no text file (a control character at byte ${f.at + 1})`,
		'unknown-encoding': (f) =>
			`unknown text encoding (at byte ${f.at + 1}; UTF-8, UTF-16 and GB18030 can be read)`,
		'not-a-disclosure': (f) =>
			`no budget disclosure (${f.lines} lines, the first is "${excerpt(f.firstLine)}")`,
		'bad-book-file': (f) => sayBookFailure(f.failure, 'en')
	}
};

export function sayReadFailure(failure: ReadFailure, locale: Locale): string {
	return (words[locale][failure.kind] as (f: ReadFailure) => string)(failure);
}

function sayBookFailure(failure: BookFileFailure, locale: Locale): string {
	return (book[locale][failure.kind] as (f: BookFileFailure) => string)(failure);
}
