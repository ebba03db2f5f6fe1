/** Words of the page 保密审查与公开. */
import type { SignatureName } from '$lib/exchange/public/clearance';
import type { Catalogue } from './index';

export type RedactionKind = 'project' | 'row' | 'field';

export interface PublishingWords {
	readonly title: string;
	readonly lead: string;
	readonly readOnly: string;
	readonly sections: Readonly<Record<'hidden' | 'checks' | 'signatures' | 'export', string>>;
	readonly hiddenLead: string;
	readonly none: string;
	readonly columns: Readonly<Record<'what' | 'kind' | 'reason' | 'by', string>>;
	readonly kinds: Readonly<Record<RedactionKind, string>>;
	readonly kindHints: Readonly<Record<RedactionKind, string>>;
	readonly gone: string;
	readonly takeBack: string;
	readonly takeBackNamed: (what: string) => string;
	readonly add: string;
	readonly adding: string;
	readonly kind: string;
	readonly table: string;
	readonly row: string;
	readonly project: string;
	readonly field: string;
	readonly choose: string;
	readonly reason: string;
	readonly reasonHint: string;
	readonly declare: string;
	readonly needsChoice: string;
	readonly needsReason: string;
	readonly declared: string;
	readonly people: string;
	readonly names: string;
	readonly namesHint: string;
	readonly phones: string;
	readonly phonesHint: string;
	readonly codes: (codes: number) => string;
	readonly checksLead: string;
	readonly checking: string;
	readonly clean: string;
	readonly found: (places: number) => string;
	readonly passed: string;
	readonly metadata: string;
	readonly unreadable: (at: string) => string;
	readonly more: (places: number) => string;
	readonly signatures: Readonly<Record<SignatureName, string>>;
	readonly absent: string;
	readonly given: (by: string, on: string) => string;
	readonly lapsed: (by: string, on: string) => string;
	readonly digest: (digest: string) => string;
	readonly signer: string;
	readonly sign: Readonly<Record<SignatureName, string>>;
	readonly signHint: string;
	readonly blocked: string;
	readonly signed: (name: string) => string;
	readonly withdraw: string;
	readonly ready: string;
	readonly notReady: string;
	readonly toExport: string;
}

const zh: PublishingWords = {
	title: '保密审查与公开',
	lead: '公开版与内部版只差在这里声明的内容。先声明，再核对，审查和负责人签字之后才能写出公开版。',
	readOnly: '由财务科声明和记录；您可以查看。',
	sections: {
		hidden: '不公开的内容',
		checks: '公开前核对',
		signatures: '保密审查与签字',
		export: '写出公开版'
	},
	hiddenLead: '没有声明的内容都会公开。',
	none: '没有声明不公开的内容。',
	columns: { what: '内容', kind: '范围', reason: '理由', by: '声明人' },
	kinds: { project: '整个项目', row: '表中一行', field: '一格' },
	kindHints: {
		project: '不写它的申报表；表中和文字中改称“项目1”，不写金额。',
		row: '只写名称，不写金额；项目的行同时隐去其申报表。',
		field: '只空出这一格。'
	},
	gone: '（本书中已没有）',
	takeBack: '撤销',
	takeBackNamed: (what) => `撤销：${what}`,
	add: '声明不公开的内容',
	adding: '新的声明',
	kind: '范围',
	table: '表',
	row: '行',
	project: '项目',
	field: '栏目',
	choose: '请选择',
	reason: '理由',
	reasonHint: '如：涉密项目，依据……',
	declare: '声明',
	needsChoice: '请先选定内容',
	needsReason: '请写明理由',
	declared: '已声明',
	people: '个人信息',
	names: '公开负责人、经办人姓名',
	namesHint: '不勾选时写作“张*”，文字中提到的同样处理。',
	phones: '公开联系电话',
	phonesHint: '不勾选时不写；文字中的电话、证件号、账号、车牌总是遮去中间几位。',
	codes: (codes) => `另有涉密科目 ${codes} 个，在“本册资料”中登记。`,
	checksLead: '按公开后的样子逐条核对，有一条不过就不能写出公开版。',
	checking: '正在核对……',
	clean: '全部通过',
	found: (places) => `${places} 处不能公开`,
	passed: '通过',
	metadata: '文件不含作者、修改时间、批注、隐藏的表和宏',
	unreadable: (at) => `声明的内容读不懂（${at}），不能公开。`,
	more: (places) => `还有 ${places} 处`,
	signatures: { 保密审查: '保密审查', 负责人签字: '负责人签字' },
	absent: '没有记录',
	given: (by, on) => `${by}，${on}`,
	lapsed: (by, on) => `${by} ${on} 签署之后公开内容有改动，已失效，须重新签署`,
	digest: (digest) => `所签内容的核对码 ${digest}`,
	signer: '签署人',
	sign: { 保密审查: '记录保密审查', 负责人签字: '记录负责人签字' },
	signHint: '记下谁在哪一天审查或签字，以及所签的内容；公开内容一有改动就失效。',
	blocked: '核对没有通过，还不能签署。',
	signed: (name) => `已记录：${name}`,
	withdraw: '撤回',
	ready: '可以写出公开版。',
	notReady: '还不能写出公开版：',
	toExport: '去导出公开版'
};

const en: PublishingWords = {
	title: 'Clearance and publication',
	lead: 'The public edition differs from the internal one by what is declared here, and by nothing else. Declare, check, have it reviewed and signed; then it can be written.',
	readOnly: 'The finance section declares and records; you can look.',
	sections: {
		hidden: 'What stays inside',
		checks: 'Checks before publication',
		signatures: 'Secrecy review and signature',
		export: 'The public edition'
	},
	hiddenLead: 'Whatever is not declared is published.',
	none: 'Nothing is declared.',
	columns: { what: 'What', kind: 'Extent', reason: 'Reason', by: 'Declared by' },
	kinds: { project: 'A whole project', row: 'A row of a table', field: 'One cell' },
	kindHints: {
		project:
			'Its form is left out; tables and prose call it “项目1” (project 1) and print no figure.',
		row: 'Its name is printed, its figures are not; the form of a project’s row is left out too.',
		field: 'This cell alone is left blank.'
	},
	gone: '(no longer in the book)',
	takeBack: 'Take back',
	takeBackNamed: (what) => `Take back: ${what}`,
	add: 'Declare something',
	adding: 'New declaration',
	kind: 'Extent',
	table: 'Table',
	row: 'Row',
	project: 'Project',
	field: 'Field',
	choose: 'Choose',
	reason: 'Reason',
	reasonHint: 'For example: classified project, on the grounds of …',
	declare: 'Declare',
	needsChoice: 'Choose what it is about first',
	needsReason: 'Please give the reason',
	declared: 'Declared',
	people: 'People',
	names: 'Publish the names of those responsible',
	namesHint: 'Otherwise they are printed as “张*”, in prose too.',
	phones: 'Publish telephone numbers',
	phonesHint:
		'Otherwise they are left out. In prose, numbers of telephones, identity cards, accounts and plates are always masked.',
	codes: (codes) => `${codes} classified account codes are listed under “Book data” as well.`,
	checksLead:
		'The book is checked as the public would see it; while anything is found, no public edition is written.',
	checking: 'Checking…',
	clean: 'All passed',
	found: (places) => `${places} places may not be published`,
	passed: 'passed',
	metadata: 'Files hold no author, time, comment, hidden sheet or macro',
	unreadable: (at) => `The declarations cannot be read (${at}); nothing can be published.`,
	more: (places) => `${places} more`,
	signatures: { 保密审查: 'Secrecy review (保密审查)', 负责人签字: 'Signature of the head' },
	absent: 'not on record',
	given: (by, on) => `${by}, ${on}`,
	lapsed: (by, on) =>
		`given by ${by} on ${on}; what would be published has changed since, so it has to be given anew`,
	digest: (digest) => `given over the content ${digest}`,
	signer: 'Signed by',
	sign: { 保密审查: 'Record the review', 负责人签字: 'Record the signature' },
	signHint:
		'Says who reviewed or signed on which day, and what; it lapses as soon as the published content changes.',
	blocked: 'It cannot be signed while the checks find something.',
	signed: (name) => `Recorded: ${name}`,
	withdraw: 'Withdraw',
	ready: 'The public edition can be written.',
	notReady: 'The public edition cannot be written yet:',
	toExport: 'Export the public edition'
};

export const publishingWords: Catalogue<PublishingWords> = { zh, en };
