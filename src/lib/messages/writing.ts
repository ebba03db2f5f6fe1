/** Words about writing documents: on the command line and on the export page. */
import type { SignatureName } from '$lib/exchange/public/clearance';
import type { LackingCharacter } from '$lib/exchange/write/pdf/page-flow';
import type { WriteFailure } from '$lib/exchange/write/write-document';
import type { Catalogue } from './index';

interface WritingWords {
	readonly writing: string;
	readonly unknownFormat: (file: string, formats: readonly string[]) => string;
	readonly badEdition: (text: string) => string;
	/** Tables of the document that were not read: they would be missing in what is written. */
	readonly rawTables: (file: string, titles: readonly string[]) => string;
	readonly rawSections: (file: string, headings: readonly string[]) => string;
	/** Characters that a PDF could not print, with their places. */
	readonly lacking: (characters: readonly LackingCharacter[]) => string;
	readonly failure: (failure: WriteFailure) => string;
	readonly command: Readonly<
		Record<'write' | 'book' | 'to' | 'format' | 'edition' | 'formulas' | 'public' | 'forms', string>
	>;
}

/** So many places are named in one sentence. */
const SHOWN = 5;

function placesOf(disclosed: Extract<WriteFailure, { kind: 'discloses' }>['disclosed']): string {
	return disclosed
		.slice(0, SHOWN)
		.map(({ rule, cells }) => `${rule} ${cells[0] ?? ''}`)
		.join('; ');
}

/** Also says the code: a screen may have no glyph for it either. */
function nameOf(character: string): string {
	const code = character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
	return `${/\p{Cs}/u.test(character) ? '' : `${character} `}U+${code}`;
}

const zh: WritingWords = {
	writing: '正在写出',
	unknownFormat: (file, formats) =>
		`看不出 ${file} 要写成哪种格式。请用 --format 指明：${formats.join('、')}`,
	badEdition: (text) => `不认识的版本「${text}」。请用 department（部门）或 unit:单位名称`,
	rawTables: (file, titles) =>
		`没有写 ${file}：原件中有 ${titles.length} 张表没有认出，写出来会缺这些表：\n${titles.map((title) => `  ${title || '（没有表题）'}`).join('\n')}`,
	rawSections: (file, headings) =>
		`没有写 ${file}：原件中有 ${headings.length} 节情况说明不是本格式的，写出来会缺这些内容：\n${headings.map((heading) => `  ${heading}`).join('\n')}`,
	lacking: (characters) =>
		`PDF 的字体中没有 ${characters.length} 个字，它们显示为空框：${characters
			.map(
				({ character, page, line }) =>
					`${nameOf(character)}（${page === undefined ? '封面或目录' : `第 ${page} 页`}“${line}”）`
			)
			.join('；')}`,
	failure: (failure) => {
		switch (failure.kind) {
			case 'no-such-unit':
				return `没有单位「${failure.unit}」。现有单位：${failure.units.map(({ id, name }) => `${name}（${id}）`).join('、')}`;
			case 'no-font':
				return '写 PDF 所需的字体取不到，请联网后再试';
			case 'unreadable-redactions':
				return `公开版没有写出：本书声明的不公开内容读不懂（${failure.at}）`;
			case 'not-cleared':
				return `公开版没有写出：${[
					...failure.absent.map((name) => `没有${name}的记录`),
					...failure.lapsed.map((name) => `${name}之后内容有改动，须重新签署`)
				].join('；')}`;
			case 'discloses':
				return `公开版没有写出：其中仍会泄露 ${failure.disclosed.length} 处（${placesOf(failure.disclosed)}）`;
		}
	},
	command: {
		write: '把合编文件或能读入的文档写成办公文件',
		book: '合编文件（*.hebian.json）或预算公开文本',
		to: '写到哪里；格式由文件名结尾决定',
		format: '格式，不由文件名决定时使用',
		edition: '版本：department 为部门，unit:单位名称 为该单位自己的公开文本',
		forms: 'DOCX、PDF 中的绩效目标表：inside 在正文中，none 不写，appendix 只写绩效目标表',
		public: '公开版：隐去声明的内容与个人信息，仍有泄露则不写出',
		formulas: 'XLSX 中能精确得出原数的合计写成公式'
	}
};

const SIGNATURE_NAMES: Readonly<Record<SignatureName, string>> = {
	保密审查: 'the secrecy review',
	负责人签字: 'the signature of the head'
};

const en: WritingWords = {
	writing: 'Writing',
	unknownFormat: (file, formats) =>
		`The name ${file} does not tell a format. Say one with --format: ${formats.join(', ')}`,
	badEdition: (text) => `"${text}" is no edition. Use department, or unit:NAME`,
	rawTables: (file, titles) =>
		`${file} was not written: ${titles.length} tables of the document were not recognised and would be missing in it:\n${titles.map((title) => `  ${title || '(without a title)'}`).join('\n')}`,
	rawSections: (file, headings) =>
		`${file} was not written: ${headings.length} sections of prose are of another format and would be missing in it:\n${headings.map((heading) => `  ${heading}`).join('\n')}`,
	lacking: (characters) =>
		`The font of the PDF lacks characters; they print as empty boxes (${characters.length}): ${characters
			.map(
				({ character, page, line }) =>
					`${nameOf(character)} (${page === undefined ? 'cover or contents' : `page ${page}`}, “${line}”)`
			)
			.join('; ')}`,
	failure: (failure) => {
		switch (failure.kind) {
			case 'no-such-unit':
				return `There is no unit "${failure.unit}". There are: ${failure.units.map(({ id, name }) => `${name} (${id})`).join(', ')}`;
			case 'no-font':
				return 'The font that a PDF needs cannot be had; try again with the server in reach';
			case 'unreadable-redactions':
				return `The public edition was not written: the redactions of the book cannot be read (${failure.at})`;
			case 'not-cleared':
				return `The public edition was not written: ${[
					...failure.absent.map((name) => `${SIGNATURE_NAMES[name]} is not on record`),
					...failure.lapsed.map(
						(name) => `it was changed since ${SIGNATURE_NAMES[name]}, which has to be given anew`
					)
				].join('; ')}`;
			case 'discloses':
				return `The public edition was not written: it would still disclose ${failure.disclosed.length} things (${placesOf(failure.disclosed)})`;
		}
	},
	command: {
		write: 'writes a book file or any readable document as an office file',
		book: 'a book file (*.hebian.json) or a disclosure',
		to: 'where to write; the end of the name tells the format',
		format: 'the format, where the name does not tell it',
		edition: 'department, or unit:NAME for the document of one unit',
		forms: 'project forms in DOCX and PDF: inside, none, or appendix for a file of forms alone',
		public:
			'the public edition: with its redactions, and refused where it still discloses something',
		formulas: 'XLSX: sums as live formulas where they give exactly the figure'
	}
};

export const WRITING_WORDS: Catalogue<WritingWords> = { zh, en };
