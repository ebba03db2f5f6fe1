/** Pages of the handbook about writing: tables, forms, narrative, and what may stop one. */
import type { HandbookPages } from './handbook-page';

export const writingPages: HandbookPages<
	'fill-table' | 'project-form' | 'narrative' | 'refused-cell' | 'offline' | 'conflicts' | 'find'
> = {
	'fill-table': {
		roles: ['clerk', 'coordinator'],
		picture: 'table',
		see: ['finding', 'refused-cell', 'find'],
		zh: {
			title: '填一张表',
			lead: '在左边目录里点一张表，选中单元格直接输入，回车写入。不用保存：每写一格就存一格。',
			steps: [
				'点目录中的表。各单位共用的表里，您的行可以写；别的单位的行只能看。',
				'选中一格，输入金额，如 1234.5；按 Enter 到下一格，按 Tab 到右边一格。',
				'要一次填多格，从 Excel 复制一块，选中左上角一格后按 Ctrl+V。',
				'要加一行，选中一行后按右键，选“在下方插入行”；项目和科目在新行里填写。',
				'合计与勾稽当场核对。单元格角上出现标记时，看右边旁栏的说明。'
			],
			notes: [
				'金额按表头的单位填：表是万元，申报表是元。',
				'填错了按 Ctrl+Z。撤销只撤您自己的改动，不动别人的。',
				'金额格可以写公式：输入 = 后点别的格，或输入名称从列表中选取；要用别的表或申报表的格，直接到那一页去点，回车写入并回到原处。',
				'科目、编码、单位、指标等格有可选项：双击或按 Alt+↓ 打开，按 ↓ 选中后回车；也可以照样输入别的文字。',
				'要由公式填合计：选中格后在右键菜单选“自动合计…”，先看会改哪些，再写入。行全删了，合计为 0.00。',
				'右键菜单的“转置粘贴”把复制的行列对调后写入。',
				'界面改为英文时，正式的中文名称不变，旁边附英文帮助阅读；写出的文件只用中文。',
				'全部快捷键：按 F1。'
			],
			picture:
				'一张支出表：左边是目录，右边是本页的问题，下方是所选单元格的状态栏；“行政运行”的合计有公式（ƒ）。'
		},
		en: {
			title: 'Fill a table',
			lead: 'Choose a table in the contents on the left, select a cell, type and press Enter. There is nothing to save: each cell is kept as it is entered.',
			steps: [
				'Choose the table in the contents. In a table that units share you write your own rows and read the others.',
				'Select a cell and type an amount such as 1234.5. Enter goes to the next cell, Tab to the right.',
				'To fill many cells at once, copy a block from Excel, select the top left cell and press Ctrl+V.',
				'To add a row, right-click a row and choose “Insert row below”. Project and code are typed in the new row.',
				'Sums and relations are checked at once. When a mark appears at a cell, read the panel on the right.'
			],
			notes: [
				'Amounts are in the unit of the heading: tables in 万元, project forms in 元.',
				'Ctrl+Z takes back a mistake. It takes back your own edits only.',
				'An amount may be a formula: type =, then click other cells, or type a name and choose it from the list. For a cell of another table or form, go there and click it; Enter writes the formula and goes back.',
				'Cells of codes, accounts, units and indicators have a list: open it with a double click or Alt+Down, choose with the arrows and press Enter. Any other text may be typed.',
				'To let formulas fill totals, select cells and choose “Compute totals…” in the menu of the table. It lists the changes before they are written. A total whose rows are all deleted is 0.00.',
				'“Paste transposed” in the same menu swaps rows and columns of the copied block.',
				'In English, the official Chinese names stay, and an English name beside them helps to read. Files are written in Chinese only.',
				'F1 shows all keys.'
			],
			picture:
				'A table of spending: the contents on the left, the findings of the page on the right, the strip that describes a cell below; one total has a formula (ƒ).'
		}
	},
	'project-form': {
		roles: ['clerk', 'coordinator'],
		see: ['fill-table', 'finding'],
		zh: {
			title: '填项目申报表',
			lead: '每个项目有一份绩效目标申报表，以元为单位；公开表中的同一项目以万元为单位，两边自动比对。',
			steps: [
				'在目录的“绩效目标申报表”里点一个项目；要新增，点“全部项目”，再点“新增项目”。',
				'填项目名称、项目属性、项目期和年度资金。',
				'填一级、二级、三级指标和指标值。',
				'看表旁的“公开表中的行”：写着“一致”就对上了；“相差”后面是差额。'
			],
			notes: [
				'项目按名称与公开表配对。名称略有不同时会标明“按相似度匹配”，由主管部门确认。',
				'Ctrl+K 输入项目名称，可以直接到它的申报表。'
			]
		},
		en: {
			title: 'Fill a project form',
			lead: 'Each project has a form of its performance targets, in 元. The same project stands in the public tables in 万元, and both are compared.',
			steps: [
				'Choose a project under “Project forms” in the contents. To add one, choose “All projects”, then “Add a project”.',
				'Fill in name, attribute, term and this year’s amount.',
				'Fill in the three levels of indicators and their targets.',
				'Look at “Its row in the public tables”: it says whether the two agree, or by how much they differ.'
			],
			notes: [
				'A project is matched with the tables by name. A match by likeness says so, and the department confirms it.',
				'Ctrl+K and the name of a project lead straight to its form.'
			]
		}
	},
	narrative: {
		roles: ['clerk', 'coordinator'],
		see: ['finding', 'fill-table'],
		zh: {
			title: '写情况说明',
			lead: '情况说明里的数可以与表中的单元格绑定。绑定的数随表变化，不会再写错。',
			steps: [
				'在目录里点“情况说明”中的一节，直接写。',
				'输入一个书里有的数，会提示绑定；也可以按 Ctrl+J 找一个单元格插入。',
				'绑定的数不能直接改。要改，请改它所指的单元格。',
				'“增加”“减少”和占比随数变化。'
			],
			notes: ['Ctrl+B 加粗。标题、列表在编辑工具里。', '没有绑定的数也会核对，与表不符时列为问题。']
		},
		en: {
			title: 'Write the narrative',
			lead: 'A figure in the text can be bound to a cell of a table. It then follows the table.',
			steps: [
				'Choose a section of the narrative in the contents and write.',
				'When you type a number that the book knows, you are offered to bind it. Ctrl+J finds any cell.',
				'A bound figure cannot be edited itself. Change the cell that it names.',
				'The words “increase” and “decrease” and shares follow their figures.'
			],
			notes: [
				'Ctrl+B makes words bold. Headings and lists are among the tools.',
				'A figure that is not bound is checked too. Where it differs from the tables it is a finding.'
			]
		}
	},
	'refused-cell': {
		roles: ['clerk', 'coordinator', 'reviewer'],
		see: ['fill-table', 'return', 'people'],
		zh: {
			title: '单元格写不进去',
			lead: '不能写入时，单元格下方写明原因，输入的内容留在编辑框里。粘贴一块时逐格写明，要么全部写入，要么全都没动。',
			steps: [
				'“归某单位填写”：这一行属于别的单位。请对方填，或请预算统筹来填。',
				'“已上报、审核或锁定”：请撤回上报，或请主管部门退回。',
				'“不是金额”一类：改成数字，如 1234.5；不写单位，不写文字。',
				'粘贴的内容放不下：先插入行，或换一个起点。'
			],
			notes: [
				'固定行的名称和编码由样式规定，不能改。',
				'改动被服务器拒绝时仍在本机，列在顶部“未被接受的改动”里，可以再提交或存成文件。'
			]
		},
		en: {
			title: 'A cell refuses what I type',
			lead: 'The reason stands below the cell, and what you typed stays in the editor. A pasted block is written as a whole or not at all, with a reason for each cell.',
			steps: [
				'“Belongs to another unit”: ask that unit or the coordinator to write it.',
				'“Submitted, approved or locked”: withdraw the submission, or ask the department to return it.',
				'Not an amount: type digits such as 1234.5, without a unit and without words.',
				'The block is too large for the place: insert rows first, or begin elsewhere.'
			],
			notes: [
				'Names and codes of fixed rows are given by the format and cannot be changed.',
				'What the server refuses stays on this device. The top bar lists it, to be offered again or saved as a file.'
			]
		}
	},
	offline: {
		roles: ['clerk', 'coordinator', 'reviewer'],
		picture: 'saved',
		see: ['conflicts', 'submit'],
		zh: {
			title: '断网时怎么办',
			lead: '照常填。内容先存在本机，连上服务器后自动传出；关掉浏览器再开也在。',
			steps: [
				'看顶部的状态：“已存服务器”是已经写入服务器；“已存本机”后面的数是还没有传出的改动。',
				'离线时可以填表、核对、撤销、打印、导出合编文件。',
				'恢复连接后不用做什么，等到顶部写“已存服务器”。'
			],
			notes: [
				'这台设备打开过一次的公开文本才能离线打开。',
				'上报、审核、邀请人员要由服务器当场办理，离线时不能做。',
				'不要在离线时清除浏览器数据：没有传出的改动只在这台设备上。',
				'顶部写“本机存不下”时，先导出合编文件，再腾出空间。'
			],
			picture: '顶部的保存状态：在本机、在服务器、待传几处。'
		},
		en: {
			title: 'Working without a network',
			lead: 'Go on as usual. Edits are stored on this device first and sent when the server can be reached. They survive closing the browser.',
			steps: [
				'Look at the state in the top bar. It says whether all is on the server, or how many edits wait on this device.',
				'Without a network you can fill tables, check, undo, print and save the book as a file.',
				'When the connection returns there is nothing to do. Wait until the top bar says that all is on the server.'
			],
			notes: [
				'A book opens without a network if this device has opened it before.',
				'Submitting, approving and inviting need the server.',
				'Do not clear the browser’s data while edits wait: they exist on this device only.',
				'If this device cannot store, save the book as a file first, then free some space.'
			],
			picture: 'The saved state in the top bar: on this device, on the server, waiting.'
		}
	},
	conflicts: {
		roles: ['clerk', 'coordinator'],
		picture: 'conflict',
		see: ['offline', 'versions'],
		zh: {
			title: '两个人改了同一格',
			lead: '两人没看到对方的改动、各写了各的时，后写的先留在表里，另一个也保留，等人来定。',
			steps: [
				'点顶部的“同时改动”，或在目录里打开它。',
				'看两个值各是谁在什么时候写的，各会带来哪些问题。',
				'选“保留这个”“改用这个”，或“另填一个”。'
			],
			picture: '同一格的两个值：各是谁填的、各会引出哪些问题，和保留哪个的按钮。',
			notes: ['由填报单位或预算统筹来定。', '没有定完的冲突会挡住上报。']
		},
		en: {
			title: 'Two people changed one cell',
			lead: 'When two people wrote without seeing each other’s edit, the later value stands and the other is kept. Somebody decides.',
			steps: [
				'Open “Changed at the same time” from the top bar or the contents.',
				'See who wrote which value when, and which findings each would bring.',
				'Keep the one, take the other, or type a third.'
			],
			notes: [
				'The unit or the coordinator decides.',
				'A part with open conflicts cannot be submitted.'
			],
			picture:
				'Two values of one cell: who wrote each, which findings each would cause, and the buttons to choose.'
		}
	},
	find: {
		roles: ['clerk', 'coordinator', 'reviewer'],
		see: ['fill-table'],
		zh: {
			title: '查找、替换和只看一部分',
			lead: 'Ctrl+F 查找，Ctrl+H 替换，Ctrl+K 跳转；筛选和排序只改变您自己看到的样子。',
			steps: [
				'按 Ctrl+F，输入文字、编码或金额；选“本页”或“全书”。',
				'要替换，先看每一处将变成什么；写不进去的会写明原因。Ctrl+Z 一次撤销。',
				'按 Ctrl+Shift+L 筛选或排序一列。上方会写明有多少行没有显示。',
				'在表下方看所选多格的合计、平均和个数。'
			],
			notes: ['隐藏的行照样打印、导出和核对。', '“用在何处”列出一格被哪些规则和文字用到。']
		},
		en: {
			title: 'Find, replace, and see a part',
			lead: 'Ctrl+F finds, Ctrl+H replaces, Ctrl+K jumps. Filters and sorting change what you see and nothing else.',
			steps: [
				'Press Ctrl+F and type words, a code or an amount. Choose this page or the whole book.',
				'Before a replacement, see what each place will become or why it stays. One Ctrl+Z takes all back.',
				'Ctrl+Shift+L filters or sorts a column. A bar says how many rows are hidden.',
				'The strip below the table shows sum, average and number of the selected cells.'
			],
			notes: [
				'Hidden rows are printed, exported and checked all the same.',
				'“Where used” lists the rules and texts that use a cell.'
			]
		}
	}
};
