/** Words of the export page. */
import type { WriteFormat } from '$lib/exchange/write/write-document';
import type { Catalogue } from './index';

export interface ExportingWords {
	readonly title: string;
	readonly lead: string;
	readonly format: string;
	readonly formats: Readonly<Record<WriteFormat, { readonly name: string; readonly what: string }>>;
	readonly edition: string;
	readonly department: string;
	readonly editionHint: string;
	readonly forms: string;
	readonly formsPlaces: Readonly<Record<'inside' | 'none' | 'appendix', string>>;
	readonly audience: string;
	readonly audiences: Readonly<Record<'internal' | 'public', string>>;
	readonly publicHint: string;
	readonly formulas: string;
	readonly formulasHint: string;
	readonly start: string;
	readonly running: (percent: number) => string;
	readonly cancel: string;
	readonly written: (name: string, size: string) => string;
	readonly again: string;
	readonly failed: (reason: string) => string;
	readonly offline: string;
}

const zh: ExportingWords = {
	title: '导出',
	lead: '把本书写成办公文件。导出的是此刻本机所见的内容，不影响他人继续编写。',
	format: '格式',
	formats: {
		docx: { name: 'Word 文档', what: '封面、目录、四个部分、13 张表和全部绩效目标表（.docx）' },
		pdf: { name: 'PDF', what: '带书签，字体已嵌入，可检索；首次需联网取字体（.pdf）' },
		xlsx: { name: 'Excel 工作簿', what: '每张表、每份绩效目标表各一个工作表，官方表头（.xlsx）' },
		html: { name: '网页版', what: '可直接打开或放到网站上的文件夹，附开放数据（.zip）' },
		data: { name: '开放数据', what: 'CSV 数据与数据包说明（.data.zip）' },
		csv: { name: 'CSV 长表', what: '13 张表的每个数一行（.csv）' },
		json: { name: '合编文件', what: '整本备份，可再次读入（.hebian.json）' }
	},
	edition: '版本',
	department: '部门汇总',
	editionHint: '单位版只含该单位自己的表、项目和绩效目标表。',
	forms: '绩效目标表',
	formsPlaces: { inside: '在正文中', none: '不写', appendix: '单独成册' },
	audience: '用途',
	audiences: { internal: '内部', public: '公开' },
	publicHint: '公开版隐去声明的内容、姓名和电话，写出前再核对一遍；仍有泄露则不写出。',
	formulas: '合计写成公式',
	formulasHint: '只有公式恰好得出原数时才写，其余仍为数字。',
	start: '导出',
	running: (percent) => `正在导出…… ${percent}%`,
	cancel: '取消',
	written: (name, size) => `已导出：${name}（${size}）`,
	again: '再次下载',
	failed: (reason) => `导出失败：${reason}`,
	offline: '在本机生成，断网也可使用。'
};

const en: ExportingWords = {
	title: 'Export',
	lead: 'Writes the book as office files: what this device shows now. Others go on working.',
	format: 'Format',
	formats: {
		docx: {
			name: 'Word document',
			what: 'cover, contents, four parts, 13 tables and all project forms (.docx)'
		},
		pdf: {
			name: 'PDF',
			what: 'with bookmarks, embedded fonts, searchable text; the first needs the server for its font (.pdf)'
		},
		xlsx: {
			name: 'Excel workbook',
			what: 'a sheet for each table and form, with the official headers (.xlsx)'
		},
		html: {
			name: 'Web edition',
			what: 'a folder that opens from disk or goes on a website, with open data (.zip)'
		},
		data: { name: 'Open data', what: 'CSV files and their data package (.data.zip)' },
		csv: { name: 'Long CSV', what: 'one line for each figure of the 13 tables (.csv)' },
		json: { name: 'Book file', what: 'the whole book, to be read again (.hebian.json)' }
	},
	edition: 'Edition',
	department: 'Department',
	editionHint: "A unit's edition has its own tables, projects and forms only.",
	forms: 'Project forms',
	formsPlaces: { inside: 'in the document', none: 'left out', appendix: 'a file of their own' },
	audience: 'For',
	audiences: { internal: 'Internal use', public: 'The public' },
	publicHint:
		'Leaves out what is declared, names and telephone numbers, and is checked once more; it is not written if it still discloses something.',
	formulas: 'Sums as formulas',
	formulasHint: 'Only where a formula gives exactly the figure; all others stay numbers.',
	start: 'Export',
	running: (percent) => `Exporting… ${percent}%`,
	cancel: 'Cancel',
	written: (name, size) => `Exported: ${name} (${size})`,
	again: 'Download again',
	failed: (reason) => `The export failed: ${reason}`,
	offline: 'Made on this device; works offline.'
};

export const exportingWords: Catalogue<ExportingWords> = { zh, en };
