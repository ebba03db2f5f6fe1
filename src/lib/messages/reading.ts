/** Words about reading documents: failures, and the entries of the import report. */
import type {
	EntryKind,
	EntryWeight,
	FormatStatement,
	ImportEntry,
	KnownFormat,
	ReadFailure
} from '$lib/exchange/read/import-report';
import type { BookFileFailure, FilePath } from '$lib/budget/file/book-file';
import type { Catalogue } from './index';

/** What an entry is called, and what it says of one place. */
export interface EntryWords {
	readonly title: string;
	say(entry: ImportEntry): string;
}

export interface ReadingWords {
	readonly weights: Record<EntryWeight, string>;
	readonly entries: Record<EntryKind, EntryWords>;
	readonly formats: Record<KnownFormat, string>;
	/** 「第 12 行第 3 格」 */
	place(entry: ImportEntry): string;
	failure(failure: ReadFailure): string;
	/** Which format a document has, and whether all its tables were recognised. */
	format(statement: FormatStatement): string;
	/** What the document does not say and a person has to. */
	missing(fields: readonly string[]): string;
	/** Whether every number that was read has its place, and how many places were not read. */
	conservation(numbers: number, lost: number, notRead: number): string;
}

const quote = (text: string | undefined): string => `「${text ?? ''}」`;
const words = (title: string, say?: (entry: ImportEntry) => string): EntryWords => ({
	title,
	say: say ?? ((entry) => quote(entry.found))
});
const path = (at: FilePath): string => at.join(' › ') || '/';

const evidence = {
	zh: {
		form: '有同名同额的申报表',
		'form-among-neighbours': '有几张相符的申报表，取与相邻行一致的',
		'amount-among-neighbours': '有同额的申报表，且与相邻行一致',
		neighbours: '上下相邻的行都属于它'
	} as Record<string, string>,
	en: {
		form: 'a form has this name and amount',
		'form-among-neighbours': 'several forms fit; the rows around it decide',
		'amount-among-neighbours': 'a form has this amount, and the rows around it agree',
		neighbours: 'the rows above and below are its own'
	} as Record<string, string>
};

const zhLeft: Record<string, string> = {
	macros: '文件中有宏，没有读取也没有运行',
	'external-links': '文件中有指向其他文件的链接，没有读取',
	'embedded-files': '文件中嵌有其他文件，没有读取',
	'other-file': '压缩包中的这个文件不是表格或文稿，没有读取'
};
const enLeft: Record<string, string> = {
	macros: 'the file has macros; they were neither read nor run',
	'external-links': 'the file links to other files; they were not read',
	'embedded-files': 'other files are embedded; they were not read',
	'other-file': 'this file of the archive is neither a table nor a text; it was not read'
};

/** Why nobody sees a text, and what people see that was not taken. */
const zhUnread: Record<string, string> = {
	hidden: '隐藏文字',
	deleted: '修订中已删除的文字',
	covered: '被合并单元格盖住的内容',
	white: '白底上的白字',
	tiny: '小得看不见的字',
	'field-code': '域代码',
	invisible: '不显示的文字',
	picture: '图片',
	chart: '图表',
	diagram: '图示（SmartArt）',
	'embedded-object': '嵌入的对象',
	'embedded-document': '嵌入的文档',
	'box-in-cell': '单元格中的文本框',
	symbol: '符号',
	equation: '公式',
	ruby: '拼音或注音',
	wordart: '艺术字',
	drawing: '图形中的文字',
	control: '控件',
	'form-field': '表单域的值',
	annotation: '批注',
	slanted: '斜放的文字（水印）',
	text: '文字'
};
const enUnread: Record<string, string> = {
	hidden: 'hidden text',
	deleted: 'text deleted under tracked changes',
	covered: 'content under a merged cell',
	white: 'white text on white',
	tiny: 'text too small to be seen',
	'field-code': 'the code of a field',
	invisible: 'text that is not drawn',
	picture: 'a picture',
	chart: 'a chart',
	diagram: 'a diagram (SmartArt)',
	'embedded-object': 'an embedded object',
	'embedded-document': 'an embedded document',
	'box-in-cell': 'a text box in a cell',
	symbol: 'a symbol',
	equation: 'an equation',
	ruby: 'ruby text',
	wordart: 'WordArt',
	drawing: 'text of a drawing',
	control: 'a control',
	'form-field': 'the value of a form field',
	annotation: 'an annotation',
	slanted: 'slanted text (a watermark)',
	text: 'text'
};
const what = (of: Record<string, string>, { found, expected }: ImportEntry): string =>
	`${of[expected ?? 'text'] ?? expected ?? ''}${found ? quote(found) : ''}`;

/** `3` → C, as spreadsheets name columns. */
function letters(column: string | number | undefined): string {
	let rest = Number(column);
	let name = '';
	for (; rest > 0; rest = Math.floor((rest - 1) / 26))
		name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
	return name;
}

const zhHead: Record<string, string> = {
	year: '年度',
	department: '部门',
	level: '级次',
	kind: '类别'
};
const enHead: Record<string, string> = {
	year: 'year',
	department: 'department',
	level: 'level of government',
	kind: 'kind'
};

const zhEntries: Record<EntryKind, EntryWords> = {
	'cover-line': words('封面文字'),
	'contents-line': words('目录行（含页码）'),
	'part-heading': words('部分标题'),
	'section-heading': words('小节标题'),
	'margin-text': words('页眉、页脚、脚注、批注和图表的文字'),
	'raw-lines': words('照原样保留的表格内容'),
	'table-heading': words('表题'),
	'table-header': words('表头'),
	'repeated-header': words('换页重复的表头'),
	'column-numbers': words('表头栏次号'),
	'form-heading': words('申报表标题'),
	'rule-line': words('转换残留的横线'),
	'markup-removed': words('转换残留的标记已去除'),
	'label-variant': words(
		'固定文字与规定格式不同',
		(e) => `${quote(e.found)}按${quote(e.expected)}识别`
	),
	'label-broken': words('固定文字断成两行'),
	'cells-merged': words('两格内容并在一格', (e) => `${quote(e.found)}已拆开`),
	'value-moved': words('内容不在应在的格内', (e) => `${quote(e.found ?? e.kept)}已归位`),
	continued: words('接上一格的文字'),
	'number-joined': words(
		'数字被换行截断，已接上',
		(e) => `${quote(e.found?.replace('⏎', ''))}，请核对`
	),
	'repeated-cell': words('同一内容印了两次，只保留一份'),
	'left-out': words(
		'不读取的内容',
		(e) => `${zhLeft[e.found ?? ''] ?? ''}${e.kept === undefined ? '' : quote(e.kept)}`
	),
	unseen: words('看不见的文字，没有读入', (e) => what(zhUnread, e)),
	'note-mark': words(
		'角标不是内容的一部分',
		(e) => `${quote(e.kept)}后的角标${quote(e.found)}没有读入`
	),
	'characters-replaced': words(
		'形似的字符已换成本字',
		(e) => `${quote(e.found)}按${quote(e.kept)}读取`
	),
	'drawn-twice': words('重叠描画的文字只读一次', (e) => `本页 ${e.found ?? ''} 个字符`),
	'text-box': words('文本框中的文字，放在所在段落之后'),
	unread: words('看得见但没有读入的内容', (e) => `${what(zhUnread, e)}，请对照原件补录`),
	hidden: words('隐藏的内容，已照常读取', (e) => {
		if (e.expected !== undefined) return `隐藏列 ${e.expected}`;
		if (e.found === undefined) return '隐藏行';
		return `${e.kept === 'very' ? '深度隐藏（菜单中看不到）的' : ''}工作表${quote(e.found)}`;
	}),
	'shown-otherwise': words('显示的数与存储的数不同', (e) =>
		e.kept === ''
			? `数字格式「${e.expected}」把 ${e.found} 隐藏了，没有读取`
			: `数字格式「${e.expected}」把 ${e.found} 显示为 ${e.kept}；此格式的单元格都按显示的数读取`
	),
	'column-moved': words(
		'栏目不在规定的位置，按表头读取',
		(e) => `${quote(e.found)}应在 ${letters(e.expected)} 列，按${quote(e.kept)}栏读取`
	),
	rounded: words('按单元格显示的位数保存', (e) => `原值 ${e.found}，保存为 ${e.kept}`),
	'table-untitled': words('没有表题，按表头认出', (e) => `按${quote(e.kept)}读取`),
	'table-by-place': words('表格没有竖线', () => '按文字的位置分栏读取，请对照原件'),
	'column-missing': words(
		'此页缺一栏',
		(e) => `应有 ${e.expected} 栏，实有 ${e.found} 栏；按缺${quote(e.kept)}栏读取`
	),
	'unit-name-reconciled': words('单位名称不一致', (e) => `${quote(e.found)}按${quote(e.kept)}处理`),
	'unit-kind-inferred': words('单位性质为推断', (e) =>
		e.expected === 'T11'
			? `${quote(e.found)}有机关运行经费，按${e.kept}单位处理`
			: `${quote(e.found)}没有机关运行经费，按${e.kept}单位处理`
	),
	'head-read': words(
		'文件自己写明的年度、部门、级次和类别',
		(e) => `${zhHead[e.expected ?? ''] ?? ''}：${e.kept ?? ''}（${quote(e.found)}）`
	),
	'head-missing': words('文件没有写明，请补填', (e) => `没有读到${zhHead[e.expected ?? ''] ?? ''}`),
	'code-padded': words('科目编码缺前导零', (e) => `${quote(e.found)}按 ${e.kept ?? ''} 读取`),
	'code-completed': words('科目编码承上行省略', (e) => `${quote(e.found)}按 ${e.kept ?? ''} 读取`),
	'row-unit-inferred': words(
		'项目所属单位为推断',
		(e) => `${quote(e.found)}：${evidence.zh[e.expected ?? ''] ?? ''}`
	),
	'form-half-missing': words('申报表只有一栏目标', () => '按年度目标保存'),
	'unit-not-stated': words('申报表没有写明实施单位', () => '请补填'),
	'unit-not-registered': words(
		'实施单位不在单位名册中',
		(e) => `${quote(e.found)}照原文保留，请核对`
	),
	'row-unit-unknown': words('项目所属单位无法判断', (e) => `${quote(e.found)}暂归部门`),
	'unit-count-differs': words(
		'单位个数与所列不符',
		(e) => `文中称 ${e.expected} 个，列出 ${e.found} 个`
	),
	'no-unit-register': words('没有找到预算单位名单', () => '请核对机构设置情况'),
	'unreadable-amount': words('金额无法读取', (e) => `${quote(e.found)}照原文保留`),
	'unreadable-code': words(
		'科目编码变成了日期或小数',
		(e) => `${quote(e.found)}照原文保留，请对照原件改回编码`
	),
	'table-raw': words(
		'没有认出的表格，没有读入',
		(e) =>
			`${e.found === undefined ? '没有表题的表' : quote(e.found)}照原样留在本报告中；只有不依赖样式的规则（G 类）核对它`
	),
	'section-raw': words(
		'不是本格式的情况说明，没有读入',
		(e) => `${quote(e.found)}照原样留在本报告中；只有不依赖样式的规则（G 类）核对它`
	),
	'amount-unit-assumed': words(
		'没有写明金额单位',
		(e) => `按${e.kept ?? '万元'}读取，请对照原件核对`
	),
	'formula-without-value': words('公式没有计算结果', (e) =>
		e.kept === undefined
			? `${quote(e.found)}请在表格软件中重算并保存`
			: `${quote(e.found)}存的 ${e.kept} 不是计算结果，没有读取；请在表格软件中重算并保存`
	),
	'row-shifted': words(
		'此行错位',
		(e) => `${quote(e.found)}应在${quote(e.expected)}栏；整行已按各栏归位（${e.kept}），请核对`
	),
	'column-unknown': words(
		'表头不是本表的栏目',
		(e) => `${quote(e.found)}栏没有读入，可对应栏目后重读`
	),
	'column-absent': words('表头缺少栏目', (e) => `缺${quote(e.expected)}栏`),
	'page-without-text': words(
		'这一页没有文字（扫描的图像或空白页）',
		() => '请对照原件，补录该页内容'
	),
	'place-unclear': words('按位置分不清行或栏', (e) => `${quote(e.found)}，请对照原件核对`),
	'sheet-unknown': words(
		'没有认出是哪张表',
		(e) => `${quote(e.found)}没有读入，可选定表和栏目后重读`
	),
	'indicator-incomplete': words('绩效指标不完整', (e) => `缺${e.expected ?? ''}`),
	'field-missing': words('申报表缺项', (e) => `缺${quote(e.expected)}`),
	'table-missing': words('缺少表', (e) => quote(e.expected)),
	'section-missing': words('缺少情况说明', (e) => quote(e.expected)),
	'year-differs': words('年度不一致', (e) => `此处为 ${e.found} 年，全书为 ${e.expected} 年`),
	'department-differs': words(
		'部门名称不一致',
		(e) => `此处为${quote(e.found)}，全书为${quote(e.expected)}`
	),
	'amount-unit-differs': words('金额单位不一致', (e) => `此表以${e.found}为单位`),
	'cut-off': words('文件在中途结束', (e) => `最后一行：${quote(e.found)}`),
	unplaced: words('没有归处的内容', (e) => `${quote(e.found)}只保存在本报告中`)
};

const zh: ReadingWords = {
	weights: { record: '记录', note: '已处理', problem: '需核对' },
	entries: zhEntries,
	formats: {
		pdf: 'PDF 文件',
		docx: 'Word 文档（.docx）',
		xlsx: 'Excel 工作簿（.xlsx）',
		xls: 'Excel 97—2003 工作簿（.xls、.et）',
		'spreadsheet-xml': 'Excel 2003 XML 表格',
		zip: '压缩包',
		ole: '旧版 Office 文件（.doc 等）',
		rtf: 'RTF 文档',
		html: '网页',
		image: '图片',
		archive: '压缩包'
	},
	place: ({ place: { line, cell, sheet, page, block, file } }) => {
		const of = file === undefined ? '' : `${file} `;
		if (sheet)
			return `${of}${quote(sheet)}第 ${line} 行${cell === undefined ? '' : ` ${letters(cell)} 列`}`;
		const table = block === undefined ? '' : `第 ${block} 个表格`;
		const on = page === undefined ? table : `第 ${page} 页`;
		return `${of}${on}第 ${line} 行${cell === undefined ? '' : `第 ${cell} 格`}`;
	},
	failure: (f) => sayFailure(f),
	format: ({ name, recognised, raw, own }) => {
		const of = recognised + raw;
		const told =
			of === 0
				? '没有表格'
				: raw === 0
					? `${of} 张表全部识别`
					: `${of} 张表中识别 ${recognised} 张，其余照原样保留`;
		const other = own ? `；文件自己的样式是“${own.name}”，与打开的书不同` : '';
		return `样式：${name}，${told}${other}。`;
	},
	missing: (fields) =>
		`文件没有写明${fields.map((field) => zhHead[field] ?? field).join('、')}，请补填。`,
	conservation: (numbers, lost, left) => {
		const read =
			lost > 0
				? `原文 ${numbers} 个数字中有 ${lost} 个没有去处`
				: left > 0
					? `读到的 ${numbers} 个数字都有去处`
					: `原文 ${numbers} 个数字全部有去处`;
		return left > 0 ? `${read}；另有 ${left} 处没有读取，已在报告中列明` : read;
	}
};

type Damage = Extract<ReadFailure, { kind: 'damaged-archive' }>['problem'];
type TooLarge = Extract<ReadFailure, { kind: 'archive-too-large' }>;

const zhDamage: Record<Damage, string> = {
	truncated: '后半部分缺失',
	directory: '目录不可读',
	overlap: '内容互相重叠',
	checksum: '内容与校验值不符',
	method: '压缩方式不受支持'
};
const enDamage: Record<Damage, string> = {
	truncated: 'its end is missing',
	directory: 'its directory cannot be read',
	overlap: 'its parts overlap',
	checksum: 'its content does not match its checksum',
	method: 'its compression is not supported'
};

function zhTooLarge(f: TooLarge): string {
	const part = f.part === undefined ? '' : `（${f.part}）`;
	switch (f.of) {
		case 'members':
			return `文件由 ${f.limit} 个以上部分组成，不读取`;
		case 'bytes':
			return `文件解开后超过 ${megabytes(f.limit)} MB，不读取`;
		case 'growth':
			return `文件解开后会膨胀 ${f.limit} 倍以上${part}，不读取`;
		case 'cells':
			return `文件有 ${f.limit.toLocaleString('en')} 个以上有内容的单元格，不读取`;
		case 'pages':
			return `文件有 ${f.limit.toLocaleString('en')} 页以上，不读取`;
		case 'marks':
			return `文件中有一页画了 ${f.limit.toLocaleString('en')} 个以上的字和线，不读取`;
	}
}

function enTooLarge(f: TooLarge): string {
	const part = f.part === undefined ? '' : ` (${f.part})`;
	switch (f.of) {
		case 'members':
			return `The file has more than ${f.limit} parts and was not read`;
		case 'bytes':
			return `The file unpacks to more than ${megabytes(f.limit)} MB and was not read`;
		case 'growth':
			return `The file would grow more than ${f.limit} times${part} and was not read`;
		case 'cells':
			return `The file has more than ${f.limit.toLocaleString('en')} filled cells and was not read`;
		case 'pages':
			return `The file has more than ${f.limit.toLocaleString('en')} pages and was not read`;
		case 'marks':
			return `A page of the file draws more than ${f.limit.toLocaleString('en')} characters and lines; it was not read`;
	}
}

function sayFailure(f: ReadFailure): string {
	switch (f.kind) {
		case 'empty':
			return '文件是空的';
		case 'too-large':
			return `文件有 ${megabytes(f.bytes)} MB，最多可读 ${megabytes(f.limit)} MB`;
		case 'unsupported-format':
			return `这是${zh.formats[f.format]}，目前不能读取，请另存为 .xlsx、.docx、文本或合编文件`;
		case 'binary':
			return `这不是文本文件（第 ${f.at + 1} 字节不是文字）`;
		case 'password-protected':
			return f.part === undefined
				? '文件设有密码，请去掉密码后再读'
				: `文件中的${quote(f.part)}设有密码，请去掉密码后再读`;
		case 'damaged-archive':
			return `文件已损坏：${zhDamage[f.problem]}${f.part === undefined ? '' : `（${f.part}）`}`;
		case 'archive-too-large':
			return zhTooLarge(f);
		case 'no-text-layer':
			return `PDF 的 ${f.pages} 页都没有文字，多半是扫描件；请用原来的 Word、Excel 文件，或先做文字识别（OCR）`;
		case 'damaged-pdf':
			return f.page === undefined
				? 'PDF 文件已损坏，打不开'
				: `PDF 文件已损坏：第 ${f.page} 页读不出来`;
		case 'unclosed-quote':
			return `第 ${f.line} 行的引号没有结束`;
		case 'missing-part':
			return `文件不完整，缺少 ${f.part}`;
		case 'broken-xml':
			return `文件已损坏：${f.part} 第 ${f.line} 行第 ${f.column} 列不是合法的 XML`;
		case 'doctype':
			return `${f.part} 中有文档类型声明（DTD），出于安全不读取`;
		case 'unknown-encoding':
			return `文字编码无法识别（第 ${f.at + 1} 字节起）；可用 UTF-8、UTF-16、GB18030`;
		case 'not-a-disclosure':
			return `文件中没有找到预算公开的表、情况说明或绩效申报表（共 ${f.lines} 行，开头是${quote(f.firstLine)}）`;
		case 'bad-book-file':
			return `合编文件有误：${sayBookFile(f.failure)}`;
	}
}

function sayBookFile(f: BookFileFailure): string {
	switch (f.kind) {
		case 'not-json':
			return `第 ${f.line} 行第 ${f.column} 列不是合法的 JSON`;
		case 'key-twice':
			return `第 ${f.line} 行第 ${f.column} 列的名称${quote(f.key)}在同一处出现了两次`;
		case 'not-a-book':
			return '不是合编文件';
		case 'newer-version':
			return `版本 ${f.version} 比本程序支持的版本 ${f.supported} 新`;
		case 'unreadable-format':
			return `本版本读不了文件的样式${quote(f.id)}（${f.problem}）`;
		case 'invalid':
			return `${path(f.path)} 应为 ${f.expected}`;
		case 'unknown-key':
		case 'forbidden-key':
			return `${path(f.path)} 中有不允许的名称${quote(f.key)}`;
		case 'too-deep':
			return `${path(f.path)} 嵌套过深`;
		case 'duplicate-id':
			return `编号${quote(f.id)}重复：${path(f.path)}`;
		case 'unknown-unit':
			return `${path(f.path)} 引用了不存在的单位${quote(f.unit)}`;
		default:
			return `${path(f.path)}（${f.kind}）`;
	}
}

const enEntries: Record<EntryKind, EntryWords> = {
	'cover-line': words('Text of the cover'),
	'contents-line': words('Line of the contents page'),
	'part-heading': words('Heading of a part'),
	'section-heading': words('Heading of a section'),
	'margin-text': words('Headers, footers, footnotes, comments and charts'),
	'raw-lines': words('Lines of a table kept as it stands'),
	'table-heading': words('Heading of a table'),
	'table-header': words('Table header'),
	'repeated-header': words('Header repeated at a page break'),
	'column-numbers': words('Column numbers of a header'),
	'form-heading': words('Heading of a project form'),
	'rule-line': words('Dashes left by conversion'),
	'markup-removed': words('Tags left by conversion, removed'),
	'label-variant': words(
		'Label printed otherwise',
		(e) => `${quote(e.found)} read as ${quote(e.expected)}`
	),
	'label-broken': words('Label broken over two lines'),
	'cells-merged': words('Two cells run together', (e) => `${quote(e.found)} was parted`),
	'value-moved': words(
		'Value outside its cell',
		(e) => `${quote(e.found ?? e.kept)} was put in place`
	),
	continued: words('Text that continues the cell above'),
	'number-joined': words(
		'Number cut by a line break, joined',
		(e) => `${quote(e.found?.replace('⏎', ''))}: please check`
	),
	'repeated-cell': words('Printed twice, kept once'),
	unseen: words('Text that nobody sees, not read', (e) => what(enUnread, e)),
	'note-mark': words(
		'The mark of a note is not part of the text',
		(e) => `the mark ${quote(e.found)} after ${quote(e.kept)} was not read`
	),
	'characters-replaced': words(
		'Look-alike characters replaced',
		(e) => `${quote(e.found)} read as ${quote(e.kept)}`
	),
	'drawn-twice': words(
		'Text drawn twice in one place, read once',
		(e) => `${e.found ?? ''} characters of this page`
	),
	'text-box': words('Text of a text box, put after its paragraph'),
	unread: words(
		'Visible, but not read',
		(e) => `${what(enUnread, e)}; please compare with the original`
	),
	'left-out': words('Not read', (e) => enLeft[e.found ?? ''] ?? ''),
	hidden: words('Hidden, read like the rest', (e) => {
		if (e.expected !== undefined) return `hidden column ${e.expected}`;
		if (e.found === undefined) return 'hidden row';
		return `sheet ${quote(e.found)}${e.kept === 'very' ? ', which no menu shows' : ''}`;
	}),
	'shown-otherwise': words('Shown otherwise than stored', (e) =>
		e.kept === ''
			? `the number format “${e.expected}” hides ${e.found}; it was not read`
			: `the number format “${e.expected}” shows ${e.found} as ${e.kept}; all cells of this format are read as shown`
	),
	'column-moved': words(
		'Column elsewhere than in the form, read by its header',
		(e) => `${quote(e.found)} belongs in column ${letters(e.expected)}; read as ${quote(e.kept)}`
	),
	rounded: words('Kept as the cell shows it', (e) => `${e.found} kept as ${e.kept}`),
	'table-untitled': words('No title, told by its header', (e) => `read as ${quote(e.kept)}`),
	'table-by-place': words(
		'Table without lines between its columns',
		() => 'read by where its texts stand; compare it with the original'
	),
	'column-missing': words(
		'Page with a column missing',
		(e) => `${e.found} columns where ${e.expected} belong; read as lacking ${quote(e.kept)}`
	),
	'unit-name-reconciled': words(
		'Unit named otherwise',
		(e) => `${quote(e.found)} taken as ${quote(e.kept)}`
	),
	'unit-kind-inferred': words('Kind of unit inferred', (e) =>
		e.expected === 'T11'
			? `${quote(e.found)} has operating expenses, so it is taken as ${e.kept}`
			: `${quote(e.found)} has no operating expenses, so it is taken as ${e.kept}`
	),
	'head-read': words(
		'Year, department, level and kind as the document states them',
		(e) => `${enHead[e.expected ?? ''] ?? ''}: ${e.kept ?? ''} (${quote(e.found)})`
	),
	'head-missing': words(
		'Not stated in the document; fill it in',
		(e) => `the ${enHead[e.expected ?? ''] ?? ''} was not found`
	),
	'code-padded': words(
		'An account code without its leading zero',
		(e) => `${quote(e.found)} read as ${e.kept ?? ''}`
	),
	'code-completed': words(
		'An account code that the row above begins',
		(e) => `${quote(e.found)} read as ${e.kept ?? ''}`
	),
	'row-unit-inferred': words(
		'Unit of a project inferred',
		(e) => `${quote(e.found)}: ${evidence.en[e.expected ?? ''] ?? ''}`
	),
	'form-half-missing': words('Form with one half only', () => 'kept as the year’s'),
	'unit-not-stated': words('Form without a unit', () => 'please fill it in'),
	'unit-not-registered': words(
		'Unit is not in the register',
		(e) => `${quote(e.found)} is kept as printed; please check`
	),
	'row-unit-unknown': words(
		'Unit of a project unknown',
		(e) => `${quote(e.found)} stays with the department`
	),
	'unit-count-differs': words(
		'Number of units differs',
		(e) => `${e.expected} announced, ${e.found} listed`
	),
	'no-unit-register': words(
		'No list of units found',
		() => 'please check the organisation section'
	),
	'unreadable-amount': words('Amount cannot be read', (e) => `${quote(e.found)} is kept as text`),
	'unreadable-code': words(
		'A code became a date or a decimal number',
		(e) => `${quote(e.found)} is kept as it is; please restore the code from the original`
	),
	'table-raw': words(
		'Table not recognised; not read',
		(e) =>
			`${e.found === undefined ? 'a table without title' : quote(e.found)} is kept in this report as it stands; only the rules that need no format (G) speak of it`
	),
	'section-raw': words(
		'Prose of another format; not read',
		(e) =>
			`${quote(e.found)} is kept in this report as it stands; only the rules that need no format (G) speak of it`
	),
	'amount-unit-assumed': words(
		'No unit of amounts stated',
		(e) => `read as ${e.kept ?? '万元'}; please check against the original`
	),
	'formula-without-value': words('Formula without a value', (e) =>
		e.kept === undefined
			? `${quote(e.found)}: please calculate and save it in a spreadsheet program`
			: `${quote(e.found)}: its stored ${e.kept} is no result and was not read; please calculate and save it in a spreadsheet program`
	),
	'row-shifted': words(
		'Row out of its columns',
		(e) =>
			`${quote(e.found)} belongs under ${quote(e.expected)}; the row was put back (${e.kept}), please check`
	),
	'column-unknown': words(
		'Header is none of the table’s columns',
		(e) => `${quote(e.found)} was not read; match it to a column and read again`
	),
	'column-absent': words('Column missing in the header', (e) => `${quote(e.expected)} is missing`),
	'page-without-text': words(
		'this page has no text (a scanned picture, or an empty page)',
		() => 'compare it with the original, and enter what it says'
	),
	'place-unclear': words(
		'Row or column not clear from where it stands',
		(e) => `${quote(e.found)}; compare it with the original`
	),
	'sheet-unknown': words(
		'Table not recognised',
		(e) => `${quote(e.found)} was not read; choose its table and columns and read again`
	),
	'indicator-incomplete': words('Incomplete indicator', (e) => `${e.expected ?? ''} is missing`),
	'field-missing': words('Field missing in a form', (e) => `${quote(e.expected)} is missing`),
	'table-missing': words('Table missing', (e) => quote(e.expected)),
	'section-missing': words('Section missing', (e) => quote(e.expected)),
	'year-differs': words('Year differs', (e) => `${e.found} here, ${e.expected} in the book`),
	'department-differs': words(
		'Department differs',
		(e) => `${quote(e.found)} here, ${quote(e.expected)} in the book`
	),
	'amount-unit-differs': words('Unit of amounts differs', (e) => `this table is in ${e.found}`),
	'cut-off': words('The document stops before its end', (e) => `last line: ${quote(e.found)}`),
	unplaced: words('Content without a place', (e) => `${quote(e.found)} is kept in this report only`)
};

const en: ReadingWords = {
	weights: { record: 'Record', note: 'Handled', problem: 'To check' },
	entries: enEntries,
	formats: {
		pdf: 'a PDF file',
		docx: 'a Word document (.docx)',
		xlsx: 'an Excel workbook (.xlsx)',
		xls: 'an Excel 97-2003 workbook (.xls, .et)',
		'spreadsheet-xml': 'a spreadsheet in the XML of Excel 2003',
		zip: 'a zip archive',
		ole: 'an old Office file (.doc, .xls)',
		rtf: 'an RTF document',
		html: 'a web page',
		image: 'an image',
		archive: 'an archive'
	},
	place: ({ place: { line, cell, sheet, page, block } }) => {
		if (sheet) return `${quote(sheet)}, ${cell === undefined ? 'row ' : letters(cell)}${line}`;
		const table = block === undefined ? '' : `table ${block}, `;
		const on = page === undefined ? table : `page ${page}, `;
		return `${on}line ${line}${cell === undefined ? '' : `, cell ${cell}`}`;
	},
	failure: (f) => sayFailureInEnglish(f),
	format: ({ name, recognised, raw, own }) => {
		const of = recognised + raw;
		const told =
			of === 0
				? 'no tables'
				: raw === 0
					? `all ${of} tables recognised`
					: `${recognised} of ${of} tables recognised, the others kept as they stand`;
		const other = own
			? `; the document's own format is ${own.name}, which the open book has not`
			: '';
		return `Format: ${name}, ${told}${other}.`;
	},
	missing: (fields) =>
		`The document does not state its ${fields.map((field) => enHead[field] ?? field).join(', ')}; please give it.`,
	conservation: (numbers, lost, left) => {
		const read =
			lost > 0
				? `${lost} of ${numbers} numbers of the source are not accounted for`
				: left > 0
					? `All ${numbers} numbers that were read are accounted for`
					: `All ${numbers} numbers of the source are accounted for`;
		const places = left === 1 ? '1 place was' : `${left} places were`;
		return left > 0
			? `${read}; ${places} not read and ${left === 1 ? 'is' : 'are'} listed in the report`
			: read;
	}
};

function sayFailureInEnglish(f: ReadFailure): string {
	switch (f.kind) {
		case 'empty':
			return 'The file is empty';
		case 'too-large':
			return `The file has ${megabytes(f.bytes)} MB; at most ${megabytes(f.limit)} MB can be read`;
		case 'unsupported-format':
			return `This is ${en.formats[f.format]}; which cannot be read; please save it as .xlsx, .docx, text or a Hebian file`;
		case 'binary':
			return `This is no text file (byte ${f.at + 1} is no character)`;
		case 'password-protected':
			return f.part === undefined
				? 'The file is protected by a password; please remove it first'
				: `${quote(f.part)} in the file is protected by a password; please remove it first`;
		case 'damaged-archive':
			return `The file is damaged: ${enDamage[f.problem]}${f.part === undefined ? '' : ` (${f.part})`}`;
		case 'archive-too-large':
			return enTooLarge(f);
		case 'no-text-layer':
			return `None of the ${f.pages} pages of the PDF has text; it was probably scanned. Use the Word or Excel file it was made from, or recognise its text (OCR) first`;
		case 'damaged-pdf':
			return f.page === undefined
				? 'The PDF is damaged and cannot be opened'
				: `The PDF is damaged: page ${f.page} cannot be read`;
		case 'unclosed-quote':
			return `The quote in line ${f.line} never ends`;
		case 'missing-part':
			return `The file is incomplete: ${f.part} is missing`;
		case 'broken-xml':
			return `The file is damaged: ${f.part} is not well-formed XML at line ${f.line}, column ${f.column}`;
		case 'doctype':
			return `${f.part} has a document type (DTD), which is not read for safety`;
		case 'unknown-encoding':
			return `The encoding is not known (from byte ${f.at + 1}); UTF-8, UTF-16 and GB18030 can be read`;
		case 'not-a-disclosure':
			return `No table, section or form of a budget disclosure was found (${f.lines} lines, beginning ${quote(f.firstLine)})`;
		case 'bad-book-file':
			return `The Hebian file is damaged: ${sayBookFileInEnglish(f.failure)}`;
	}
}

function sayBookFileInEnglish(f: BookFileFailure): string {
	switch (f.kind) {
		case 'not-json':
			return `line ${f.line}, column ${f.column} is no valid JSON`;
		case 'key-twice':
			return `line ${f.line}, column ${f.column}: the name ${quote(f.key)} occurs twice in one place`;
		case 'not-a-book':
			return 'it is no Hebian file';
		case 'newer-version':
			return `version ${f.version} is newer than the supported ${f.supported}`;
		case 'unreadable-format':
			return `this version cannot read the file's format ${quote(f.id)} (${f.problem})`;
		case 'invalid':
			return `${path(f.path)} should be ${f.expected}`;
		case 'unknown-key':
		case 'forbidden-key':
			return `${path(f.path)} has a name that is not allowed: ${quote(f.key)}`;
		case 'too-deep':
			return `${path(f.path)} is nested too deep`;
		case 'duplicate-id':
			return `the id ${quote(f.id)} occurs twice: ${path(f.path)}`;
		case 'unknown-unit':
			return `${path(f.path)} names a unit that does not exist: ${quote(f.unit)}`;
		default:
			return `${path(f.path)} (${f.kind})`;
	}
}

function megabytes(bytes: number): string {
	return (bytes / (1024 * 1024)).toFixed(bytes < 100 * 1024 * 1024 ? 1 : 0);
}

export const reading: Catalogue<ReadingWords> = { zh, en };
