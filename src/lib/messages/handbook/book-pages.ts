/** Pages of the handbook about the book as a whole: begun, carried in and out, published. */
import type { HandbookPages } from './handbook-page';

export const bookPages: HandbookPages<
	'new-book' | 'last-year' | 'import' | 'format' | 'versions' | 'publish' | 'export' | 'people'
> = {
	'new-book': {
		roles: ['coordinator'],
		see: ['last-year', 'format', 'people'],
		zh: {
			title: '新建一本',
			lead: '一本公开文本是一个部门一个年度的全部表格、申报表和文字。有三种建法。',
			steps: [
				'在首页点新建。',
				'选“从空白开始”“由上年结转”或“读入文件”。',
				'填部门和单位。单位可以从 Excel 复制一块粘贴。',
				'选样式，去掉本年没有数的表。',
				'看“将建立”列出的内容，再点“建立这一本”。'
			],
			notes: ['要有一个单位是本级。', '没有数的表会按规定写上“本表无数据”，以后照样能填。']
		},
		en: {
			title: 'Begin a book',
			lead: 'A book holds all tables, forms and texts of one department and year. There are three ways to begin.',
			steps: [
				'Choose the new book on the first page.',
				'Begin from nothing, from last year’s book, or from a document.',
				'Give the department and its units. Units can be pasted from Excel.',
				'Choose the format, and untick tables that have no figures this year.',
				'Look at what will be made, then make it.'
			],
			notes: [
				'One of the units has to be the department’s own (本级).',
				'A table without figures says so as prescribed. It can be filled later.'
			]
		}
	},
	'last-year': {
		roles: ['coordinator'],
		see: ['new-book', 'import', 'finding'],
		zh: {
			title: '导入去年的',
			lead: '带上去年的单位、表格结构、延续的项目和文字；去年的数成为“上年”，供增减比较。',
			steps: [
				'去年的只有 Word、Excel 或 PDF：先在首页“读入文件”，建成一本。',
				'新建时选“由上年结转”，从书架上选去年那一本，或选它的合编文件。',
				'核对“延续的项目”：按项目属性和项目期判断，拿不准的请自己定。',
				'建立后，情况说明里的旧数写成【待填】，年份已顺延。',
				'表格上方可以打开“上年”一列，边看边填。'
			],
			notes: [
				'只需要核对“上年数”时，在“本册资料”的“关联的预算”里选去年公开的那一本即可。',
				'读入报告写明去年文件里每一个数的去向。'
			]
		},
		en: {
			title: 'Carry over last year',
			lead: 'Units, tables, continuing projects and texts come along. Last year’s figures become “last year”, for comparison.',
			steps: [
				'If last year’s is a Word, Excel or PDF file, read it on the first page. It becomes a book.',
				'Begin a new book from last year’s: choose it on the shelf, or its book file.',
				'Check which projects continue. This is judged by attribute and term; decide the doubtful ones.',
				'In the narrative years have moved on, and old figures became 【待填】, to be filled in.',
				'Above a table, last year’s column can be shown beside this year’s.'
			],
			notes: [
				'If you only want to compare with last year’s figures, link that book on the page of the book’s data.',
				'The import report says where each figure of the old file went.'
			]
		}
	},
	import: {
		roles: ['coordinator', 'clerk'],
		picture: 'import',
		see: ['last-year', 'export', 'refused-cell'],
		zh: {
			title: '导入文件或粘贴的表格',
			lead: '先与现有内容逐格比较，选中的改动一次写入，可以撤销。',
			steps: [
				'在目录里打开“导入”，选文件，或粘贴从 Excel 复制的一块。',
				'选导入到部门还是某个单位。',
				'看每一处“现有”和“文件”的值，勾选要写入的。',
				'点“写入所选”。不合意就点“撤销”。'
			],
			notes: [
				'认不出的表会请您指明每一栏对应什么。',
				'文件里没有的行不会自动删除，勾选才删。',
				'文件在本机读取，不上传。'
			],
			picture: '导入页：读取时需核对的地方及其位置，下面选择写入哪些改动。'
		},
		en: {
			title: 'Import a file or a pasted table',
			lead: 'A file is first compared with the book, cell by cell. What you choose is written as one step and can be undone.',
			steps: [
				'Open “Import” in the contents. Choose a file, or paste a block from Excel.',
				'Choose the department or a unit as the target.',
				'See for each place the value of the book and of the file, and tick what is to be written.',
				'Write it. “Undo” takes all of it back.'
			],
			notes: [
				'For a table that is not recognised you are asked what each column is.',
				'Rows that the file lacks are deleted only where you tick them.',
				'The file is read on this device and not uploaded.'
			],
			picture:
				'The import: what needs a look, with its place in the file, and below it the choice of what is written.'
		}
	},
	format: {
		roles: ['coordinator', 'operator'],
		see: ['new-book', 'rules', 'import'],
		zh: {
			title: '换样式',
			lead: '样式决定有哪些表、哪些栏目、哪几节文字。它在新建时选定，随本保存。',
			steps: [
				'新建一本时，在“样式”里选省市和年份相符的一种。',
				'已建的一本要换样式：用新样式另建一本，再“导入”旧的 Excel 或 Word 文件，逐格核对后写入；对不上的表会列明。',
				'只是财政部门改了某一栏的名称或多了一栏：在“本册资料”的“表格栏目”里改，不用换样式。'
			],
			notes: [
				'随合编提供山西、上海、江苏和决算的样式。',
				'新的样式是一个 JSON 文件夹，由维护人员按说明添加，不用改程序。',
				'本版本读不了的样式，这本公开文本只能看，不能改。'
			]
		},
		en: {
			title: 'Another format',
			lead: 'A format says which tables, columns and sections there are. It is chosen when a book is made and stays with it.',
			steps: [
				'When you begin a book, choose the format of your province and year.',
				'To move a book to another format, make a new book with it and import the old Excel or Word file there. Tables that do not fit are listed.',
				'If the finance office only renamed or added a column, change it among the table columns of the book’s data.'
			],
			notes: [
				'Formats for Shanxi, Shanghai, Jiangsu and for accounts come with Hebian.',
				'A new format is a folder of JSON that a maintainer adds, without changing the program.',
				'A book whose format this version cannot read is read-only.'
			]
		}
	},
	versions: {
		roles: ['coordinator', 'clerk'],
		see: ['conflicts', 'comments'],
		zh: {
			title: '版本：存、比较、恢复',
			lead: '版本是整本公开文本在某一刻的样子，不会再变。',
			steps: [
				'在目录里打开“版本”，写个名称，点“存一个版本”。',
				'选“从”和“到”，点“比较”，看逐格的差别。',
				'“在原处看”把差别标在表上。',
				'可以恢复一处、一张表或全书；恢复也是一次改动，可以撤销。'
			],
			notes: ['服务器每天自动存一份。', '版本由预算统筹来存。']
		},
		en: {
			title: 'Versions: keep, compare, restore',
			lead: 'A version is the whole book at one moment, and never changes.',
			steps: [
				'Open “Versions” in the contents, give a name and keep one.',
				'Choose from and to, and compare, cell by cell.',
				'The differences can be shown on the grid, too.',
				'Restore one place, a table or the book. This is an edit like others and can be undone.'
			],
			notes: ['The server keeps one each day.', 'The coordinator keeps versions.']
		}
	},
	publish: {
		roles: ['coordinator'],
		picture: 'publish',
		see: ['export', 'submit'],
		zh: {
			title: '公开',
			lead: '公开版与内部版的差别，只有这里声明的内容。声明、核对、签署之后才能写出。',
			steps: [
				'在目录里打开“保密审查与公开”。',
				'点“声明不公开的内容”，选整个项目、一行或一格，写明理由。',
				'看核对结果。有一条不过，就不能写出公开版。',
				'由保密审查和负责人分别签署。',
				'点“去导出公开版”，选 Word、PDF、网页版或开放数据。'
			],
			notes: [
				'没有声明的都会公开。',
				'电话、证件号、账号总是遮去中间几位。',
				'签署之后公开内容一有改动，签署就失效。'
			],
			picture: '公开页：声明不公开的内容、个人信息的处理和公开前的核对。'
		},
		en: {
			title: 'Publish',
			lead: 'The public edition differs from the internal one only by what is declared here. It is declared, checked and signed before it is written.',
			steps: [
				'Open “Clearance and publication” in the contents.',
				'Declare what stays inside: a project, a row or a cell, with its reason.',
				'Look at the checks. While one fails, no public edition is written.',
				'Secrecy review and the head sign, each for themselves.',
				'Go on to the export of the public edition: Word, PDF, web pages or open data.'
			],
			notes: [
				'Whatever is not declared is published.',
				'Of telephone, identity and account numbers the middle is always covered.',
				'A signature lapses as soon as the public contents change.'
			],
			picture:
				'The publish page: what is withheld, what happens to names and phones, and the checks before publishing.'
		}
	},
	export: {
		roles: ['coordinator', 'clerk'],
		see: ['publish', 'import'],
		zh: {
			title: '导出',
			lead: '写成 Word、PDF、Excel、网页、开放数据或合编文件。写出的是此刻本机所见的内容。',
			steps: [
				'在目录里打开“导出”。',
				'选格式、部门汇总还是某个单位，以及绩效目标表放在哪里。',
				'写出后浏览器会保存文件。'
			],
			notes: [
				'合编文件（.hebian.json）是整本备份，可以再读回来。',
				'第一次写 PDF 要联网取字体。字体中没有的字显示为空框，写出后会列出是哪个字、在哪一页。',
				'Ctrl+P 打印正在看的一张表或申报表，“打印预览”先给您看纸面。'
			]
		},
		en: {
			title: 'Export',
			lead: 'Word, PDF, Excel, web pages, open data or a book file, with what this device shows now.',
			steps: [
				'Open “Export” in the contents.',
				'Choose the kind of file, the department or a unit, and where the project forms stand.',
				'The browser saves the file.'
			],
			notes: [
				'A book file (.hebian.json) is a backup of the whole book and can be read back.',
				'The first PDF needs a network for its font. A character that the font lacks prints as an empty box; it is reported with its page.',
				'Ctrl+P prints the table or form on screen; “Print preview” shows its paper first.'
			]
		}
	},
	people: {
		roles: ['coordinator', 'operator'],
		see: ['refused-cell', 'install'],
		zh: {
			title: '人员与权限',
			lead: '预算统筹管全部，单位填报写本单位的行，审核写意见和审核，只读只看。',
			steps: [
				'在目录里打开“人员与权限”。',
				'选角色和单位，点“生成邀请链接”。',
				'把链接交给本人。只能用一次，有期限。',
				'有人离开时点“收回权限”，其打开的窗口立即断开。'
			],
			notes: [
				'合编不发邮件，链接由您转交。',
				'忘了密码：给他一个“重设密码链接”。',
				'演示模式没有账户，任何人点一下即可换身份。'
			]
		},
		en: {
			title: 'People and permissions',
			lead: 'A coordinator manages all, a clerk writes the rows of one unit, a reviewer comments and approves, a viewer reads.',
			steps: [
				'Open “People and rights” in the contents.',
				'Choose role and unit, and make an invitation link.',
				'Hand the link over. It works once and expires.',
				'When somebody leaves, withdraw the permission. Their open windows are disconnected at once.'
			],
			notes: [
				'No mail is sent: you hand the link over yourself.',
				'For a forgotten password, make a link to reset it.',
				'Demo mode has no accounts; one click makes anybody anybody.'
			]
		}
	}
};
