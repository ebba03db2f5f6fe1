/** Pages of the handbook about findings and about what people say to each other. */
import type { HandbookPages } from './handbook-page';

export const checkingPages: HandbookPages<
	'finding' | 'explanation' | 'comments' | 'submit' | 'return' | 'board' | 'rules'
> = {
	finding: {
		roles: ['clerk', 'coordinator', 'reviewer'],
		picture: 'finding',
		see: ['explanation', 'rules', 'fill-table'],
		zh: {
			title: '看懂一条问题',
			lead: '每条问题写明：哪条规则，哪些单元格，应为多少，实为多少，相差多少。',
			steps: [
				'点问题的标题，到第一个单元格；下面的链接到其余各格。',
				'看“应为”“实为”“相差”。相差的数往往正是漏加、错列或多写的一格。',
				'点“可能的原因”，看差额像哪一种差错；有把握时会给出建议的改法。',
				'点“这条规则怎么算”，看规则的全文和公式。',
				'改好后，这条问题自己消失。'
			],
			notes: [
				'错误：改正后才能上报。',
				'须说明：可以上报，但要写说明。',
				'提醒、提示：建议核实，不挡上报。',
				'舍位尾差：四舍五入所能造成的范围，不是错误。',
				'F8 逐条走过全部问题。'
			],
			picture: '一条问题：规则编号、标题、应为、实为、相差和涉及的单元格。'
		},
		en: {
			title: 'Understand a finding',
			lead: 'A finding names its rule, the cells, what they should be, what they are, and the difference.',
			steps: [
				'Click the title to go to the first cell; the links below lead to the others.',
				'Look at expected, actual and difference. The difference is often the very cell that was left out or misplaced.',
				'Open the possible causes. They say which slip the difference looks like and, where sure, suggest a correction.',
				'Choose “How this rule works” for the whole rule and its formula.',
				'Once mended, the finding goes away by itself.'
			],
			notes: [
				'Error: has to be mended before submitting.',
				'Explain: may be submitted with an explanation.',
				'Warning and hint: worth a look; they stop nothing.',
				'Rounding: within what rounding of the addends can cause, and no error.',
				'F8 walks from finding to finding.'
			],
			picture: 'A finding with its rule, title, expected and actual value, difference and cells.'
		}
	},
	explanation: {
		roles: ['clerk', 'coordinator', 'reviewer'],
		picture: 'explanation',
		see: ['finding', 'submit'],
		zh: {
			title: '写说明',
			lead: '有的差异有正当理由。级别为“须说明”的问题，写明理由后可以上报。',
			steps: [
				'在问题下面点“填写说明”。',
				'写清原因和依据，例如文件名称和金额的来历。',
				'点“保存说明”。需要时，由部门审核这条说明。'
			],
			notes: [
				'说明与当时的数值绑定。数值一变，说明自动失效，要重新写。',
				'“错误”不能用说明代替，请改数。'
			],
			picture: '一条须说明的问题，下面正在填写说明。'
		},
		en: {
			title: 'Explain a difference',
			lead: 'Some differences have a good reason. A finding of the kind “explain” may be submitted with it.',
			steps: [
				'Choose “Explain” below the finding.',
				'Write the reason and its basis, for example the document that the amount comes from.',
				'Save it. Where needed, the department approves the explanation.'
			],
			notes: [
				'An explanation holds for the values at that time. When they change it lapses and is written anew.',
				'An error cannot be explained away: mend the figure.'
			],
			picture: 'A finding that needs an explanation, with the explanation being written below it.'
		}
	},
	comments: {
		roles: ['clerk', 'coordinator', 'reviewer'],
		see: ['finding', 'versions'],
		zh: {
			title: '批注和历史',
			lead: '对一格、一行、一张表或一条问题都可以写批注；谁改过什么，历史里都有。',
			steps: [
				'选中一格，按 Ctrl+Alt+M，写批注；用 @ 提到同事。',
				'被提到的人在顶部的通知里看到。',
				'办完后点“已解决”。',
				'旁栏的“历史”写明一格由谁从什么改成什么。'
			],
			notes: ['只读的人不能写批注。']
		},
		en: {
			title: 'Comments and history',
			lead: 'A cell, a row, a table or a finding can have comments. The history says who changed what.',
			steps: [
				'Select a cell, press Ctrl+Alt+M and write. `@` names a colleague.',
				'Who is named sees it among the notifications in the top bar.',
				'When done, mark it as resolved.',
				'“History” in the side panel says who changed a cell from what to what.'
			],
			notes: ['Viewers cannot comment.']
		}
	},
	submit: {
		roles: ['clerk'],
		see: ['explanation', 'return', 'conflicts'],
		zh: {
			title: '上报',
			lead: '本单位填完后上报给财务科。上报后本单位不能再改，直到退回或撤回。',
			steps: [
				'在目录里打开“上报与审核”。',
				'看本单位一行“未了结的问题”；点“看看是哪些”逐条处理。',
				'改正全部错误，给须说明的写说明，定完同时改动。',
				'点“上报”。'
			],
			notes: ['要由服务器当场核对，离线时不能上报。', '上报后还没有审核时，可以“撤回”。']
		},
		en: {
			title: 'Submit',
			lead: 'A unit that is done submits its part to the finance section. From then on it is closed to the unit until it is returned or withdrawn.',
			steps: [
				'Open “Submission and approval” in the contents.',
				'Look at the open findings in your unit’s line, and go through them.',
				'Mend all errors, explain what has to be explained, settle conflicts.',
				'Choose “Submit”.'
			],
			notes: [
				'The server checks on the spot, so it cannot be done without a network.',
				'Until it is approved a submission can be withdrawn.'
			]
		}
	},
	return: {
		roles: ['reviewer', 'coordinator'],
		picture: 'return',
		see: ['submit', 'board', 'explanation'],
		zh: {
			title: '审核和退回',
			lead: '对已上报的单位，审核通过，或写明理由退回。',
			steps: [
				'在“上报与审核”里找到状态为“已上报”的单位。',
				'点开它的问题和说明，看有没有要改的。',
				'没有：点“审核通过”。有：点“退回…”，写明理由，勾选作为依据的问题。',
				'单位在自己的页面上看到理由，被点名的单元格有标记。'
			],
			notes: [
				'审核后内容有改动，会标“审核后有改动”。',
				'单位在另一张网上时，退回和答复用签名文件传递。',
				'“锁定”后所有人都不能改；“解锁…”由预算统筹来做。'
			],
			picture: '退回的对话框：理由，和可以勾选为依据的问题。'
		},
		en: {
			title: 'Approve or return',
			lead: 'What a unit has submitted is approved, or returned with a reason.',
			steps: [
				'Find the units that are “Submitted” in “Submission and approval”.',
				'Open their findings and explanations.',
				'If all is well, approve. Otherwise choose “Return…”, write the reason and tick the findings that are its grounds.',
				'The unit sees the reason, and the cells named are marked.'
			],
			notes: [
				'A part that changed after approval says so.',
				'With a unit on another network, returns and answers travel as signed files.',
				'A locked part is closed to everybody; the coordinator unlocks it.'
			],
			picture: 'The dialog of a return: the reason, and the findings that it may rest on.'
		}
	},
	board: {
		roles: ['coordinator', 'reviewer'],
		see: ['return', 'rules'],
		zh: {
			title: '看全局：统筹台',
			lead: '统筹台一行一个单位，一列一张表：哪里有错误，哪里没填，哪天截止。',
			steps: [
				'在目录里打开“统筹台”。',
				'点一格的数，打开那个单位那张表的问题清单。',
				'在清单里点一条，到那个单元格。',
				'“汇总核对”把部门表与各单位之和逐格比对。'
			],
			notes: ['数随各单位的填写即时变化。', '排列可选“问题多的在前”或“按单位顺序”。']
		},
		en: {
			title: 'See the whole: the board',
			lead: 'The board has a line for each unit and a column for each table: what is wrong, what is empty, what is due.',
			steps: [
				'Open the board in the contents.',
				'Click a number to list the findings of that unit in that table.',
				'Click a line of the list to go to the cell.',
				'“Consolidation” compares the department’s tables with the sums of the units’.'
			],
			notes: [
				'The numbers follow the units’ work at once.',
				'Lines stand in the order of findings or of the register.'
			]
		}
	},
	rules: {
		roles: ['coordinator', 'reviewer'],
		see: ['finding', 'format'],
		zh: {
			title: '规则怎么算，怎么加',
			lead: '“核对规则”页列出全部规则的文字、公式和状态；预算统筹可以停用一条，或写自己的规则。',
			steps: [
				'在目录里打开“核对规则”，用编号或文字查找。',
				'要停用一条，写明理由；谁在何时停用，大家都看得到。',
				'要加自己的规则，写一个公式，例如 T2[204].合计 = T3[204].合计，当场看到结果，再保存。'
			],
			notes: [
				'没有核对的规则列在“核对结果”页下方，并写明缺什么。',
				'金额按分精确计算，不用浮点数。'
			]
		},
		en: {
			title: 'How rules work, and adding one',
			lead: 'The page of rules lists each with its sentence, formula and state. The coordinator can switch one off or write new ones.',
			steps: [
				'Open the rules in the contents and search by number or words.',
				'To switch one off, give a reason. Everybody sees who did it and when.',
				'To add one, write a formula such as T2[204].合计 = T3[204].合计. You see its result before it is saved.'
			],
			notes: [
				'Rules that were not checked are listed below the findings, with what they lack.',
				'Amounts are exact to the 分.'
			]
		}
	}
};
