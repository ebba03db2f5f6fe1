/** Words of the interface. Every visible word of a page is here, in both languages. */
import type { QuotaExcess } from '$lib/collab/room/room-quota';
import type { Catalogue } from './index';

const QUOTA_UNITS = {
	cells: ['个单元格', String, 'cells'],
	rows: ['项行信息', String, 'facts about rows'],
	bytes: ['MB', (bytes: number) => (bytes / 1024 ** 2).toFixed(1), 'MB']
} as const;

const zh = {
	product: '合编',
	tagline: '部门预算公开，一起编，当场核',
	skip: '跳到正文',
	loading: '正在打开…',
	close: '关闭',
	cancel: '取消',
	back: '返回',
	retry: '重试',
	open: '打开',
	copy: '复制链接',
	copied: '链接已复制',
	more: '更多',
	none: '无',
	unentered: {
		title: '未提交的输入',
		comment: (about: string) => `批注（${about}）`,
		explanation: '说明',
		remark: '批注',
		reason: '退回理由',
		gone: '已删除的行',
		restore: '恢复',
		copy: '复制内容',
		giveUp: '放弃'
	},
	wan: '万元',
	yuan: '元',
	colon: '：',
	count: (n: number) => `${n}`,

	home: {
		title: '合编 · 部门预算公开',
		headline: ['一本预算公开，', '几个单位，', '同时编。'],
		lead: '13 张公开表、项目绩效目标申报表和情况说明放在一处。填一个数，勾稽关系当场核对；断网照常编，回来自动合上，谁的数都不会丢。',
		points: [
			['当场核对', '表内、表间、表与申报表的勾稽关系，随填随核；舍位尾差单列，不算错误。'],
			['一起编', '每个单位填自己的行，人人看得见谁在哪里、刚改了什么。'],
			['断网不停', '内容先存本机，再存服务器；状态如实显示，重开浏览器也能接着编。']
		],
		books: '公开文本',
		noBooks: '还没有公开文本。把上一年的公开文本读进来，就可以开始。',
		sample: '示例',
		sampleLead:
			'真实口径的一本市级部门预算公开：9 个单位、13 张表、130 份绩效目标申报表。可以随意改。',
		openSample: '打开示例',
		unitsOf: (n: number) => `${n} 个单位`,
		updated: (when: string) => `更新于 ${when}`,
		read: '读入文件',
		readLead: '把公开文本拖到这里，或选择文件',
		readFormats:
			'Excel（.xlsx）、Word（.docx）、有文字的 PDF、CSV、纯文本（.txt，UTF-8 或 GB18030）或合编文件（.hebian.json），不超过 20 MB',
		choose: '选择文件',
		dropHere: '松开即读入',
		goOn: '继续读入',
		readSafe: '读入只会新建一本，已有的公开文本不受影响。',
		booksFailed: '公开文本的清单没有取到。'
	},

	upload: {
		sending: (name: string, percent: number) => `正在上传「${name}」… ${percent}%`,
		reading: (name: string) => `正在读「${name}」，逐数核对…`,
		failed: (name: string) => `「${name}」没有读入`,
		untouched: '没有新建任何内容，已有的公开文本不受影响。',
		tooLarge: (mb: string) => `文件有 ${mb} MB，超过 20 MB 的上限。`,
		empty: '文件是空的。',
		unreachable: '连不上服务器，文件没有传出去。',
		forbidden: '您的身份不能读入文件。',
		noIdentity: '请先选择身份。',
		tooMany: '操作太频繁，服务器暂时不再受理。请稍等一会儿再试。',
		tooMuch: '内容太多：一个单位（或部门本级）最多 50 万个单元格、32 MB。请拆成几份。',
		busy: '服务器正忙，暂时收不下。请过一两分钟再试。',
		throttled: '您已有好几份文件在处理。请等它们办完再试。',
		workStopped: '这份文件太费时或太占内存，服务器停下了。请拆成几份再试。',
		server: (status: number) => `服务器没能完成（${status}）。`,
		done: '读入完成',
		again: '换一个文件'
	},

	report: {
		title: '读入报告',
		lead: '读到的每一个数，不是进了公开文本，就在下面列明位置和原因；没有读取的内容也逐处列明。',
		none: '这本公开文本不是从文件读入的，没有读入报告。',
		failed: '读入报告没有取到。',
		file: '原文件',
		numbers: '原文数字',
		inBook: '进入公开文本',
		inReport: '在报告中列明',
		lost: '下落不明',
		share: '交代率',
		tables: '表',
		forms: '申报表',
		sections: '情况说明',
		entries: '逐条列明',
		entriesOf: (n: number) => `${n} 条`,
		line: (n: number) => `第 ${n} 行`,
		lines: (n: number) => `${n} 行`,
		show: '展开全部',
		showLess: '收起',
		goToBook: '打开这本公开文本',
		clean: '没有需要列明的内容。'
	},

	identity: {
		title: '您是谁',
		lead: '演示模式：点一下即可换身份。各单位只能写自己的行，可以换着看。',
		current: '当前身份',
		choose: '选择身份',
		change: '换身份',
		leave: '退出身份',
		none: '未选身份',
		needed: '先选一个身份，再打开公开文本。',
		department: '主管部门',
		failed: '身份没有换成。',
		roles: {
			coordinator: '预算统筹',
			clerk: '单位填报',
			reviewer: '审核',
			viewer: '只读'
		}
	},

	bar: {
		home: '合编首页',
		contents: '目录',
		undo: '撤销',
		redo: '恢复',
		skippedUndo: (n: number) => `有 ${n} 个单元格后来被别人改过，保持不变。`,
		search: '搜索或跳转',
		language: '语言',
		languageName: '中文',
		otherLanguage: 'English',
		theme: '外观',
		themes: { system: '跟随系统', light: '浅色', dark: '深色' },
		bookTitle: (year: number, kind: '预算' | '决算') => `${year}年度部门${kind}公开`
	},

	saved: {
		server: '已存服务器',
		device: '已存本机',
		saving: '正在保存',
		failed: '本机存不下',
		offline: '离线',
		waiting: (n: number) => `${n} 处待传`,
		title: '内容存在哪里',
		serverWhat: '您的全部改动已写入服务器的日志并得到确认。',
		deviceWhat: (n: number) =>
			n > 0
				? `${n} 处改动在本机，连上服务器后自动传出。可以接着编，关掉再开也在。`
				: '内容在本机，正等着连上服务器。可以接着编。',
		savingWhat: '改动正写入本机和服务器，请稍候。',
		failedWhat: '浏览器不让本机保存（空间不足或被禁止）。此时改动一关就没，请先把公开文本导出。',
		steps: ['在本机', '在服务器', '待传'],
		onlineNow: '服务器已连上',
		offlineNow: '服务器连不上',
		export: '导出合编文件'
	},

	people: {
		title: '在场的人',
		alone: '现在只有您在。',
		you: '您',
		at: (place: string) => `在 ${place}`,
		typing: (place: string) => `正在填 ${place}`,
		somewhere: '在这本公开文本里',
		follow: (name: string) => `到 ${name} 那里去`,
		more: (n: number) => `另有 ${n} 人`
	},

	contents: {
		title: '目录',
		board: '统筹台',
		overview: '总览',
		about: '部门概况',
		tables: '预算报表',
		statements: '情况说明',
		glossary: '名词解释',
		projects: '绩效目标申报表',
		allProjects: '全部项目',
		findings: '核对结果',
		report: '读入报告',
		manage: '导入、导出与设置',
		badge: (n: number, severity: string, open: number) => `${n} 条${severity}，共 ${open} 条待处理`,
		noUnit: '未注明单位',
		unnamed: '（未命名）',
		resize: '调整目录宽度'
	},

	severity: {
		error: '错误',
		explain: '须说明',
		warning: '提醒',
		hint: '提示',
		rounding: '舍位尾差'
	},
	severityWhat: {
		error: '改正后才能上报',
		explain: '可以上报，须附说明',
		warning: '建议核实',
		hint: '供参考',
		rounding: '在各加数舍位所能造成的范围内，不是错误'
	},

	findings: {
		ofCell: '所选单元格',
		ofPage: '本页',
		ofBook: '全书',
		scope: '范围',
		none: '没有问题',
		noneCell: '所选单元格没有问题。',
		nonePage: '本页没有问题。',
		noneBook: '全书没有问题。',
		checking: '正在核对…',
		asOf: (time: string, isChecking: boolean) => `截至 ${time}${isChecking ? '，正在核对' : ''}`,
		asOfWhat: '这是本机上一次核对的结果，不是现在的；核对完成后换成现在的结果',
		stopped: '核对引擎停了，结果不再更新。',
		restart: '重新启动',
		expected: '应为',
		actual: '实为',
		difference: '相差',
		goTo: (address: string) => `到 ${address}`,
		cells: (n: number) => `涉及 ${n} 处`,
		rounding: (n: number) => `舍位尾差 ${n} 条`,
		all: '查看全部',
		listTitle: '全书核对结果',
		filterSeverity: '级别',
		filterSheet: '位置',
		filterUnit: '单位',
		filterRule: '规则',
		any: '全部',
		department: '部门',
		clear: '清除筛选',
		shown: (n: number, all: number) => (n === all ? `共 ${all} 条` : `${all} 条中的 ${n} 条`),
		noneMatch: '没有符合筛选的结果。',
		rule: '规则',
		what: '问题',
		where: '位置',
		more: (n: number) => `再显示 ${n} 条`
	},

	strip: {
		label: '所选单元格',
		nothing: '未选单元格',
		blank: '空',
		by: (name: string, when: string) => `${name} · ${when}`,
		unwritten: '读入后未改',
		clean: '无问题',
		copy: '复制这个单元格的链接'
	},

	palette: {
		title: '搜索与跳转',
		hint: '表、项目、说明、科目、金额，或地址如 T2[204].合计',
		results: '结果',
		empty: '没有找到。',
		kinds: {
			page: '页',
			table: '表',
			edition: '单位表',
			project: '项目',
			section: '说明',
			cell: '单元格',
			column: '列',
			row: '行',
			figure: '金额',
			words: '文字',
			comment: '批注'
		},
		keys: '↑↓ 选择 · 回车 前往 · Esc 关闭 · Ctrl+F 列出全部'
	},

	overview: {
		title: '总览',
		units: '预算单位',
		unit: '单位',
		code: '编码',
		kind: '性质',
		role: '层级',
		projects: '项目',
		forms: '申报表',
		tables: '预算报表',
		table: '表',
		rows: '行',
		filled: '数',
		state: '核对',
		empty: '本表无数据',
		editions: '单位表已填',
		editionsOf: (n: number, all: number) => `${n} / ${all}`,
		statements: '文字说明',
		sectionsWritten: (n: number, all: number) => `${all} 节中已写 ${n} 节`,
		download: '下载合编文件',
		downloadWhat: '整本公开文本，可存在优盘上，任何时候都能读回来。',
		report: '读入报告',
		reportWhat: '原文每一个数的去向。',
		income: '收入总计',
		spending: '支出总计',
		level: '级次',
		noIssues: '无问题',
		departmentCode: '部门编码',
		allFindings: '查看全部核对结果',
		noTable: '没有这张表。'
	},

	table: {
		number: (n: string, kind: string) => `${kind}公开表${n}`,
		department: '部门名称',
		unitName: '单位名称',
		unit: '单位',
		departmentEdition: '部门',
		unitEdition: (own: boolean): string => (own ? '本单位' : '单位'),
		editionsLabel: '切换部门表与单位表',
		note: '表注',
		noteHint: '本表无数据时，在这里写明原因。',
		noteEmpty: '没有表注',
		shared: '各单位填自己的行，合为一张表。',
		previous: '上一张表',
		next: '下一张表',
		findings: (n: number) => `${n} 条待处理`,
		loadingGrid: '正在铺表…'
	},

	project: {
		form: '项目支出绩效目标申报表',
		previous: '本单位上一个项目',
		next: '本单位下一个项目',
		position: (n: number, all: number) => `${n} / ${all}`,
		inTables: '公开表中的行',
		noRow: '表12、表13 里没有同名的行。',
		byLikeness: (name: string) => `按相似度匹配：表中为“${name}”`,
		confirmedBy: (name: string, by: string) => `${by}已确认：表中的“${name}”是同一项目`,
		brokenBy: (name: string, by: string) => `${by}已判定：表中的“${name}”不是同一项目`,
		confirmMatch: '确认',
		breakMatch: '不是同一项目',
		takeBack: '取消判定',
		whoDecides: '由主管部门确认',
		formAmount: '申报表年度资金',
		converted: '折合万元',
		rowTotal: '表中合计',
		agrees: '一致',
		differs: (d: string) => `相差 ${d} 万元`,
		gone: '这个项目不在了，可能已被删除。',
		unit: '实施单位'
	},

	projects: {
		title: '绩效目标申报表',
		filter: '按名称筛选',
		unit: '单位',
		allUnits: '全部单位',
		name: '项目名称',
		attribute: '项目属性',
		term: '项目期',
		yuan: '年度资金（元）',
		wan: '折合（万元）',
		flags: '核对',
		add: '新增项目',
		addTitle: '新增项目',
		addName: '项目名称',
		addUnit: '实施单位',
		addDo: '新增',
		nameNeeded: '请填项目名称。',
		noneMatch: '没有符合的项目。',
		count: (n: number) => `${n} 个项目`,
		sum: '合计',
		onlyFlagged: '只看有问题的'
	},

	narrative: {
		/** Of the parts that the pack we bring has; another is called by its own name. */
		parts: {
			概况: '部门概况',
			情况说明: '部门预算情况说明',
			名词解释: '名词解释'
		} as Readonly<Record<string, string | undefined>>,
		heading: '标题',
		text: '正文',
		placeholder: '在这里写…',
		characters: (n: number) => `${n} 字`,
		readOnly: '只读',
		gone: '没有这一节。',
		previous: '上一节',
		next: '下一节'
	},

	refusal: {
		'not-yours': (owner: string) => `这里归「${owner}」填写，您可以看，不能改。`,
		'read-only': '您的身份只能看，不能改。',
		withdrawn: '您在这本公开文本里的权限已被收回，不能再改。',
		'room-full':
			'这部分内容已达上限（50 万个单元格、20 万项行信息或 32 MB），不能再加。请删改已有内容，或拆成几份。',
		tooMuch: ({ what, limit, holds, adds }: QuotaExcess) => {
			const [unit, say] = QUOTA_UNITS[what];
			return `内容过多，没有写入：这次要加 ${say(adds)} ${unit}，这部分已有 ${say(holds)} ${unit}，上限 ${say(limit)} ${unit}，还能加 ${say(Math.max(0, limit - holds))} ${unit}。请少选一些，或拆成几份。`;
		},
		locked: '这部分已上报、审核或锁定，现在不能改。需要修改请先撤回，或请主管部门退回。',
		'unknown-schema': '这本公开文本是更新的版本写的，请刷新页面后再改。',
		'unreadable-format': (id: string) =>
			`本版本读不了这本公开文本的样式“${id}”，现在只能看，不能改。请升级合编。`,
		'no-such-row': '这一行刚被删除，没有写入。',
		'too-long': (length: number, allowed: number) =>
			`文字过长：${length} 字，最多 ${allowed} 字，没有写入。`,
		damaged: '服务器上这部分的数据已损坏，恢复备份之前不能改。',
		'signed-out': '登录已失效，请重新登录。改动都在本机，没有丢。',
		'storage-failed': '本机存不下，改动没有写入。请先导出公开文本，腾出空间。',
		departmentOwner: '主管部门',
		refusedRoom: '服务器没有接受您的一些改动。它们仍在本机，没有丢。'
	},

	damaged: {
		title: (parts: readonly string[]) => `服务器上${parts.join('、')}的数据已损坏，暂时打不开。`,
		lead: '其余部分照常使用。请告诉管理员：停止服务后用 hebian restore 恢复最近的备份。您在这台设备上的改动都还在，恢复后会补送。',
		missing: (parts: readonly string[]) =>
			`这台设备上没有${parts.join('、')}的内容：表中缺它的行，合计不作数，涉及它的核对暂停。`,
		workflow: '「上报与审核」（因此整本只能看，不能改）',
		comments: '「批注」',
		person: '「我的已读记录」'
	},

	unreadableBook: {
		title: '这本公开文本的样式读不了',
		what: '它是用更新的样式编的。升级合编以前，表格、文字和申报表都不显示，也不能改；原有内容一字未动，都在服务器上。现在能看的有：'
	},
	failure: {
		unreachable: '连不上服务器，这台设备上也还没有这些内容。连上后打开一次，以后离线也能用。',
		retrying: '正在自动重试…',
		'not-found': '没有这本公开文本，或者您看不到它。',
		forbidden: '您的身份不能打开这本公开文本。',
		'no-identity': '请先选择身份。',
		damaged:
			'服务器上这本公开文本的数据已损坏，打不开。请告诉管理员：停止服务后用 hebian restore 恢复最近的备份；各人设备上的改动会补送。',
		server: '服务器出了错，请稍后再试。',
		page: '没有这一页',
		pageWhat: '地址也许写错了，或者内容已被删除。',
		broken: '这一页没能打开',
		toHome: '回到首页'
	}
};

export type InterfaceWords = typeof zh;

const plural = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

const en: InterfaceWords = {
	product: 'Hebian',
	tagline: 'Budget disclosure, written together, checked as you type',
	skip: 'Skip to content',
	loading: 'Opening…',
	close: 'Close',
	cancel: 'Cancel',
	back: 'Back',
	retry: 'Try again',
	open: 'Open',
	copy: 'Copy link',
	copied: 'Link copied',
	more: 'More',
	none: 'None',
	unentered: {
		title: 'Typed but not entered',
		comment: (about) => `comment (${about})`,
		explanation: 'explanation',
		remark: 'comment',
		reason: 'reason',
		gone: 'deleted row',
		restore: 'Restore',
		copy: 'Copy',
		giveUp: 'Discard'
	},
	wan: '万元',
	yuan: 'yuan',
	colon: ': ',
	count: (n) => `${n}`,

	home: {
		title: 'Hebian · Budget disclosure',
		headline: ['One budget disclosure.', 'Every unit,', 'writing at once.'],
		lead: '13 public tables, the project performance forms and the narrative in one place. Type a figure and every relation it takes part in is checked on the spot. Work on without a network; edits merge when it returns and nobody’s figure is lost.',
		points: [
			[
				'Checked as you type',
				'Relations within tables, across tables and with the project forms. Rounding remainders are listed apart and are not errors.'
			],
			[
				'Written together',
				'Each unit fills its own rows; everyone sees who is where and what has just changed.'
			],
			[
				'Works offline',
				'Edits are kept on the device first, then on the server. The state shown is the true one, even after a restart.'
			]
		],
		books: 'Disclosures',
		noBooks: 'No disclosures yet. Read in last year’s document to begin.',
		sample: 'Sample',
		sampleLead:
			'A municipal disclosure of realistic shape: 9 units, 13 tables, 130 project performance forms. Change anything you like.',
		openSample: 'Open the sample',
		unitsOf: (n) => plural(n, 'unit'),
		updated: (when) => `Updated ${when}`,
		read: 'Read a file',
		readLead: 'Drop a disclosure here, or choose a file',
		readFormats:
			'Excel (.xlsx), Word (.docx), PDF with text, CSV, plain text (.txt, UTF-8 or GB18030) or a Hebian file (.hebian.json), up to 20 MB',
		choose: 'Choose a file',
		dropHere: 'Drop to read it',
		goOn: 'Go on',
		readSafe: 'Reading only ever creates a new book; existing ones are not touched.',
		booksFailed: 'The list of disclosures could not be fetched.'
	},

	upload: {
		sending: (name, percent) => `Sending “${name}”… ${percent}%`,
		reading: (name) => `Reading “${name}” and accounting for every figure…`,
		failed: (name) => `“${name}” was not read`,
		untouched: 'Nothing was created, and existing disclosures are untouched.',
		tooLarge: (mb) => `The file is ${mb} MB, over the limit of 20 MB.`,
		empty: 'The file is empty.',
		unreachable: 'The server cannot be reached; the file was not sent.',
		forbidden: 'Your identity may not read files in.',
		noIdentity: 'Choose an identity first.',
		tooMany: 'Too many requests; the server takes no more for now. Wait a moment and try again.',
		tooMuch:
			'Too much: one unit (or the department) holds 500,000 cells and 32 MB at most. Split it.',
		busy: 'The server is busy and cannot take it now. Try again in a minute or two.',
		throttled: 'Several of your files are being worked on. Wait until they are done.',
		workStopped:
			'This file took too long or too much memory, so the server stopped. Split it and try again.',
		server: (status) => `The server could not finish (${status}).`,
		done: 'Read',
		again: 'Another file'
	},

	report: {
		title: 'Import report',
		lead: 'Every figure that was read is either in the book or listed below with its place and reason; so is each place that was not read.',
		none: 'This book was not read from a file, so there is no import report.',
		failed: 'The import report could not be fetched.',
		file: 'Source',
		numbers: 'Figures in the source',
		inBook: 'In the book',
		inReport: 'Listed in this report',
		lost: 'Unaccounted for',
		share: 'Accounted for',
		tables: 'Tables',
		forms: 'Forms',
		sections: 'Sections',
		entries: 'Entries',
		entriesOf: (n) => plural(n, 'entry', 'entries'),
		line: (n) => `line ${n}`,
		lines: (n) => plural(n, 'line'),
		show: 'Show all',
		showLess: 'Show fewer',
		goToBook: 'Open this book',
		clean: 'Nothing to list.'
	},

	identity: {
		title: 'Who are you?',
		lead: 'Demo mode: one click makes you somebody else. Units write only their own rows, so try several.',
		current: 'Current identity',
		choose: 'Choose an identity',
		change: 'Change identity',
		leave: 'Leave',
		none: 'No identity',
		needed: 'Choose an identity, then open a book.',
		department: 'Department',
		failed: 'The identity was not changed.',
		roles: {
			coordinator: 'Coordinator',
			clerk: 'Unit clerk',
			reviewer: 'Reviewer',
			viewer: 'Read only'
		}
	},

	bar: {
		home: 'Hebian home',
		contents: 'Contents',
		undo: 'Undo',
		redo: 'Redo',
		skippedUndo: (n) =>
			`${plural(n, 'cell')} changed by somebody else since ${n === 1 ? 'was' : 'were'} left as ${n === 1 ? 'it is' : 'they are'}.`,
		search: 'Search or jump',
		language: 'Language',
		languageName: 'English',
		otherLanguage: '中文',
		theme: 'Appearance',
		themes: { system: 'Follow system', light: 'Light', dark: 'Dark' },
		bookTitle: (year, kind) => `${kind === '决算' ? 'Final accounts' : 'Budget disclosure'} ${year}`
	},

	saved: {
		server: 'Saved on server',
		device: 'Saved on device',
		saving: 'Saving',
		failed: 'Device cannot save',
		offline: 'Offline',
		waiting: (n) => `${n} waiting`,
		title: 'Where your work is',
		serverWhat: 'All your edits are in the server’s log, and it has confirmed them.',
		deviceWhat: (n) =>
			n > 0
				? `${plural(n, 'edit')} on this device, sent as soon as the server is back. Work on; they survive closing the page.`
				: 'Your work is on this device, waiting for the server. You can work on.',
		savingWhat: 'Edits are being written to this device and to the server.',
		failedWhat:
			'The browser will not let this device store anything (full or forbidden). Edits would be lost on closing: export the book first.',
		steps: ['On this device', 'On the server', 'Waiting'],
		onlineNow: 'Server connected',
		offlineNow: 'Server not reachable',
		export: 'Export the book file'
	},

	people: {
		title: 'People here',
		alone: 'You are alone here.',
		you: 'you',
		at: (place) => `at ${place}`,
		typing: (place) => `typing in ${place}`,
		somewhere: 'in this book',
		follow: (name) => `Go to where ${name} is`,
		more: (n) => `${n} more`
	},

	contents: {
		title: 'Contents',
		board: 'Board',
		overview: 'Overview',
		about: 'About the department',
		tables: 'Budget tables',
		statements: 'Narrative',
		glossary: 'Glossary',
		projects: 'Project forms',
		allProjects: 'All projects',
		findings: 'Findings',
		report: 'Import report',
		manage: 'Files and settings',
		badge: (n, severity, open) => `${n} × ${severity}, ${open} open in all`,
		noUnit: 'No unit stated',
		unnamed: '(unnamed)',
		resize: 'Resize the contents'
	},

	severity: {
		error: 'Error',
		explain: 'To explain',
		warning: 'Warning',
		hint: 'Hint',
		rounding: 'Rounding'
	},
	severityWhat: {
		error: 'must be mended before submission',
		explain: 'may be submitted with an explanation',
		warning: 'worth checking',
		hint: 'for information',
		rounding: 'within what rounding of the addends can cause; not an error'
	},

	findings: {
		ofCell: 'Selected cell',
		ofPage: 'This page',
		ofBook: 'Whole book',
		scope: 'Scope',
		none: 'No findings',
		noneCell: 'Nothing is wrong with the selected cell.',
		nonePage: 'Nothing is wrong on this page.',
		noneBook: 'Nothing is wrong in the whole book.',
		checking: 'Checking…',
		asOf: (time, isChecking) => `As of ${time}${isChecking ? ', checking' : ''}`,
		asOfWhat: 'From the last check on this device, not of now; the check of now takes its place',
		stopped: 'The rule engine has stopped; findings are no longer updated.',
		restart: 'Restart it',
		expected: 'Expected',
		actual: 'Actual',
		difference: 'Difference',
		goTo: (address) => `Go to ${address}`,
		cells: (n) => plural(n, 'cell'),
		rounding: (n) => plural(n, 'rounding remainder'),
		all: 'See all',
		listTitle: 'Findings of the whole book',
		filterSeverity: 'Severity',
		filterSheet: 'Place',
		filterUnit: 'Unit',
		filterRule: 'Rule',
		any: 'All',
		department: 'Department',
		clear: 'Clear filters',
		shown: (n, all) => (n === all ? plural(all, 'finding') : `${n} of ${plural(all, 'finding')}`),
		noneMatch: 'No finding matches the filters.',
		rule: 'Rule',
		what: 'Finding',
		where: 'Place',
		more: (n) => `Show ${n} more`
	},

	strip: {
		label: 'Selected cell',
		nothing: 'No cell selected',
		blank: 'blank',
		by: (name, when) => `${name} · ${when}`,
		unwritten: 'unchanged since import',
		clean: 'no findings',
		copy: 'Copy a link to this cell'
	},

	palette: {
		title: 'Search and jump',
		hint: 'A table, project, section, code, figure, or an address such as T2[204].合计',
		results: 'Results',
		empty: 'Nothing found.',
		kinds: {
			page: 'Page',
			table: 'Table',
			edition: 'Unit table',
			project: 'Project',
			section: 'Section',
			cell: 'Cell',
			column: 'Column',
			row: 'Row',
			figure: 'Figure',
			words: 'Words',
			comment: 'Comment'
		},
		keys: '↑↓ choose · Enter go · Esc close · Ctrl+F lists all'
	},

	overview: {
		title: 'Overview',
		units: 'Budget units',
		unit: 'Unit',
		code: 'Code',
		kind: 'Kind',
		role: 'Level',
		projects: 'Projects',
		forms: 'Forms',
		tables: 'Budget tables',
		table: 'Table',
		rows: 'Rows',
		filled: 'Figures',
		state: 'Findings',
		empty: 'No data in this table',
		editions: 'Unit editions',
		editionsOf: (n, all) => `${n} / ${all}`,
		statements: 'Narrative',
		sectionsWritten: (n, all) => `${n} of ${all} sections written`,
		download: 'Download the book file',
		downloadWhat: 'The whole book; carry it on a stick and read it back at any time.',
		report: 'Import report',
		reportWhat: 'Where every figure of the source went.',
		income: 'Total income',
		spending: 'Total spending',
		level: 'Level',
		noIssues: 'no findings',
		departmentCode: 'Department code',
		allFindings: 'See all findings',
		noTable: 'There is no such table.'
	},

	table: {
		number: (n, _kind) => `Public table ${n}`,
		department: 'Department',
		unitName: 'Unit',
		unit: 'Unit',
		departmentEdition: 'department',
		unitEdition: (own) => (own ? 'your unit' : 'unit'),
		editionsLabel: 'Switch between the department’s and the units’ editions',
		note: 'Note',
		noteHint: 'Where the table holds no data, say why here.',
		noteEmpty: 'No note',
		shared: 'Each unit fills its own rows of this one table.',
		previous: 'Previous table',
		next: 'Next table',
		findings: (n) => `${n} open`,
		loadingGrid: 'Laying out the table…'
	},

	project: {
		form: 'Project performance target form',
		previous: 'Previous project of this unit',
		next: 'Next project of this unit',
		position: (n, all) => `${n} / ${all}`,
		inTables: 'Its row in the public tables',
		noRow: 'Tables 12 and 13 have no row of this name.',
		byLikeness: (name) => `Matched by likeness with “${name}”`,
		confirmedBy: (name, by) => `${by} confirmed “${name}” as the same project`,
		brokenBy: (name, by) => `${by} said that “${name}” is another project`,
		confirmMatch: 'Confirm',
		breakMatch: 'Not the same project',
		takeBack: 'Take back',
		whoDecides: 'The department decides',
		formAmount: 'Form, this year',
		converted: 'In 10,000 yuan',
		rowTotal: 'Table total',
		agrees: 'agrees',
		differs: (d) => `differs by ${d}`,
		gone: 'This project is not here any more; it may have been deleted.',
		unit: 'Unit'
	},

	projects: {
		title: 'Project forms',
		filter: 'Filter by name',
		unit: 'Unit',
		allUnits: 'All units',
		name: 'Project',
		attribute: 'Attribute',
		term: 'Term',
		yuan: 'This year, yuan',
		wan: '10,000 yuan',
		flags: 'Findings',
		add: 'Add a project',
		addTitle: 'Add a project',
		addName: 'Project name',
		addUnit: 'Unit',
		addDo: 'Add',
		nameNeeded: 'Give the project a name.',
		noneMatch: 'No project matches.',
		count: (n) => plural(n, 'project'),
		sum: 'Total',
		onlyFlagged: 'Only with findings'
	},

	narrative: {
		parts: { 概况: 'About the department', 情况说明: 'Narrative', 名词解释: 'Glossary' },
		heading: 'Heading',
		text: 'Text',
		placeholder: 'Write here…',
		characters: (n) => plural(n, 'character'),
		readOnly: 'read only',
		gone: 'There is no such section.',
		previous: 'Previous section',
		next: 'Next section'
	},

	refusal: {
		'not-yours': (owner) => `This belongs to ${owner}: you may read it, not change it.`,
		'read-only': 'Your identity may read, not change.',
		'room-full':
			'This part holds as much as it may (500,000 cells, 200,000 facts about rows, or 32 MB); nothing can be added. Change what is there, or split it.',
		tooMuch: ({ what, limit, holds, adds }) => {
			const [, say, unit] = QUOTA_UNITS[what];
			return `Too much, nothing was written: this would add ${say(adds)} ${unit}; this part holds ${say(holds)} of at most ${say(limit)}, so ${say(Math.max(0, limit - holds))} more fit. Choose less, or split it.`;
		},
		withdrawn: 'Your rights in this book have been withdrawn; you cannot change it any more.',
		locked:
			'This part is submitted, approved or locked. To change it, withdraw it or have it returned.',
		'unknown-schema':
			'This book was written by a newer version. Reload the page before changing it.',
		'unreadable-format': (id) =>
			`This version cannot read the format “${id}” of the book, so it is read-only. Upgrade Hebian.`,
		'no-such-row': 'This row has just been deleted; nothing was written.',
		'too-long': (length, allowed) =>
			`The text is too long: ${length} characters where ${allowed} are allowed. It was not written.`,
		damaged:
			'What the server keeps of this part is damaged; it cannot be changed until a backup is restored.',
		'signed-out': 'You are signed out. Sign in again; your edits are kept on this device.',
		'storage-failed':
			'This device cannot store the edit, so it was not made. Export the book and free some space.',
		departmentOwner: 'the department',
		refusedRoom: 'The server did not accept some of your edits. They are kept on this device.'
	},

	damaged: {
		title: (parts) =>
			`What the server keeps of ${parts.join(', ')} is damaged and cannot be opened.`,
		lead: 'Everything else can be used. Tell the administrator to stop the server and restore the latest backup with hebian restore. Your edits on this device are kept and will be sent then.',
		missing: (parts) =>
			`This device holds nothing of ${parts.join(', ')}: their rows are not in the tables, totals do not count, and what concerns them is not checked.`,
		workflow: 'the way to approval (so the book can be read and not changed)',
		comments: 'the comments',
		person: 'what you have read'
	},

	unreadableBook: {
		title: 'The format of this book cannot be read',
		what: 'It was made with a newer format. Until Hebian is upgraded, its tables, text and forms are not shown and cannot be changed. Everything in it is kept on the server, unchanged. What can be seen now:'
	},
	failure: {
		unreachable:
			'The server cannot be reached, and this device does not hold this yet. Open it once with the server and it will open without.',
		retrying: 'Trying again…',
		'not-found': 'There is no such book, or you may not see it.',
		forbidden: 'Your identity may not open this book.',
		'no-identity': 'Choose an identity first.',
		damaged:
			'What the server keeps of this book is damaged, so it cannot be opened. Tell the administrator to stop the server and restore the latest backup with hebian restore; edits on people’s devices come back.',
		server: 'The server made an error. Try again in a while.',
		page: 'No such page',
		pageWhat: 'The address may be mistyped, or what it showed was deleted.',
		broken: 'This page could not be opened',
		toHome: 'To the first page'
	}
};

export const interfaceWords: Catalogue<InterfaceWords> = { zh, en };
