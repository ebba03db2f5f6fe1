/** Words of the server and the command line, as they are printed in a terminal. */
import type { Comparator, Severity } from '$lib/rules/finding/finding';
import type { Catalogue } from './index';

interface ServerWords {
	readonly started: (address: string) => string;
	readonly demo: string;
	/** A page for who reached a demo through a proxy. */
	readonly demoForwarded: string;
	readonly production: string;
	readonly productionWithoutUsers: string;
	readonly productionNeedsHttps: (origin: string) => string;
	readonly oidcIncomplete: string;
	readonly oidcNeedsProduction: string;
	readonly localOffNeedsOidc: string;
	readonly badVariable: (variable: string, value: string, allowed?: string) => string;
	readonly noSuchHost: (host: string) => string;
	readonly stopping: string;
	readonly demoBeyondLoopback: (host: string) => string;
	readonly productionNeedsOrigin: string;
	readonly nodeNeedsDatabase: string;
	readonly portInUse: (port: number) => string;
	readonly portForbidden: (port: number) => string;
	readonly dataInUse: (folder: string) => string;
	readonly dataUnwritable: (folder: string, reason: string) => string;
	readonly dataFull: (folder: string, reason: string) => string;
	readonly dataNotAFolder: (folder: string) => string;
	readonly databaseGone: (folder: string, left: string) => string;
	/** A row that cannot be read; the server starts without it. */
	readonly recordDamaged: Readonly<Record<'book' | 'user' | 'link', (id: string) => string>>;
	readonly storeDamaged: (detail: string) => string;
	readonly storeTooNew: (found: number, known: number) => string;
	readonly notBuilt: string;
	readonly cannotOpen: (file: string, reason: string) => string;
	readonly cannotWrite: (file: string, reason: string) => string;
	readonly wrote: (file: string) => string;
	readonly readSummary: (read: { tables: number; projects: number; problems: number }) => string;
	readonly readPartly: (tables: { read: number; of: number }) => string;
	/** The title of a table that stayed as it stands; empty where it has none. */
	readonly tableLeft: (title: string) => string;
	/** With which options `read` is told what the document leaves out. */
	readonly giveHead: (fields: readonly string[]) => string;
	readonly proseLeft: (sections: number) => string;
	readonly checked: (department: string, year: number) => string;
	readonly checking: string;
	readonly severities: Readonly<Record<Severity, string>>;
	readonly comparators: Readonly<Record<Comparator, string>>;
	readonly ruleStates: Readonly<Record<'on' | 'off' | 'not-applicable', string>>;
	readonly ruleParts: Readonly<
		Record<'severity' | 'comparator' | 'formula' | 'source' | 'state', string>
	>;
	readonly ruleSources: Readonly<Record<'catalogue' | 'added' | 'own', (rule: string) => string>>;
	readonly noSuchRule: (rule: string, close: readonly string[]) => string;
	readonly page: Readonly<Record<PageWord, string>>;
	readonly commands: Readonly<Record<CommandWord, string>>;
}

/** Words of the page that `check --format html` prints. */
type PageWord =
	| 'tally'
	| 'clean'
	| 'rule'
	| 'finding'
	| 'cells'
	| 'sentence'
	| 'reason'
	| 'explained'
	| 'notApplicable';

type CommandWord =
	| 'hebian'
	| 'read'
	| 'check'
	| 'serve'
	| 'files'
	| 'fileOrBook'
	| 'out'
	| 'report'
	| 'year'
	| 'department'
	| 'level'
	| 'rules'
	| 'explain'
	| 'ruleId'
	| 'fileOfRules'
	| 'format'
	| 'failOn'
	| 'lang';

const zh: ServerWords = {
	started: (address) => `合编已启动：${address}`,
	demo: '演示模式：任何人在本机上一点即可成为任一角色，服务只在本机可达。',
	demoForwarded:
		'这里是演示模式：任何人一点即可成为任一角色，所以只服务本机，不经代理转发。请在运行合编的机器上用浏览器打开 http://localhost 加端口号；要给别人用，请设 HEBIAN_MODE=production 与 HEBIAN_ORIGIN。',
	production: '生产模式：凭账户登录。账户由预算统筹邀请，或在本机用 hebian user 管理。',
	productionWithoutUsers:
		'还没有账户，谁也无法登录。请在本机添加第一位预算统筹：hebian user add 登录名 --role coordinator --name 姓名',
	productionNeedsHttps: (origin) =>
		`生产模式的访问地址须是 https（口令和登录凭据不能明文传输），现在是 ${origin}。只有 http://localhost 例外。`,
	oidcIncomplete:
		'统一登录（OpenID Connect）须同时给出 HEBIAN_OIDC_ISSUER 和 HEBIAN_OIDC_CLIENT_ID；HEBIAN_OIDC_CLIENT_SECRET、HEBIAN_OIDC_NAME 不能单独给出。',
	oidcNeedsProduction:
		'统一登录（OpenID Connect）只用于 HEBIAN_MODE=production；演示模式没有账户。',
	localOffNeedsOidc:
		'HEBIAN_LOCAL_ACCOUNTS=off 关闭密码登录，须先配置统一登录（HEBIAN_OIDC_ISSUER 和 HEBIAN_OIDC_CLIENT_ID），否则谁也登录不了。',
	stopping: '正在保存并退出……',
	badVariable: (variable, value, allowed) =>
		`环境变量 ${variable} 的值无法使用：「${value}」${allowed === undefined ? '' : `。可以是：${allowed}`}`,
	noSuchHost: (host) => `本机没有地址 ${host}，不能在它上面监听。请改 HOST（通常是 127.0.0.1）。`,
	demoBeyondLoopback: (host) =>
		`演示身份不需要密码，只能在本机监听（HOST=127.0.0.1），不能监听 ${host}。对外服务请设 HEBIAN_MODE=production。`,
	productionNeedsOrigin:
		'HEBIAN_MODE=production 需要用 HEBIAN_ORIGIN 说明访问地址，例如 HEBIAN_ORIGIN=https://hebian.example.gov.cn',
	nodeNeedsDatabase:
		'HEBIAN_NODE_URL 说明本服务是几个服务之一，它们共用一个 PostgreSQL：还需要用 HEBIAN_DATABASE 说明数据库。',
	portInUse: (port) =>
		`端口 ${port} 已被占用。请关闭占用它的程序，或换一个端口：PORT=3001 npm start`,
	portForbidden: (port) =>
		`没有权限监听端口 ${port}。请换一个 1024 以上的端口：PORT=3000 npm start`,
	dataInUse: (folder) => `数据目录 ${folder} 正被另一个合编服务使用。`,
	dataUnwritable: (folder, reason) =>
		`数据目录 ${folder} 不能写入（${reason}），服务不启动。请检查目录的权限和磁盘，或用 HEBIAN_DATA 换一个目录。`,
	dataFull: (folder, reason) =>
		`数据目录 ${folder} 所在的磁盘已满（${reason}），服务不启动。请腾出空间再启动；已有数据没有变动。`,
	dataNotAFolder: (folder) => `HEBIAN_DATA 指向的 ${folder} 是文件而不是目录。请指向一个目录。`,
	databaseGone: (folder, left) =>
		`数据目录 ${folder} 里有 ${left}，却没有数据库 hebian.db：它被移走或删除了。服务不会从空白重新开始。请把 hebian.db 放回原处，或从备份恢复：hebian restore 备份文件 --into ${folder}。确实要从头开始，请换一个空目录。`,
	recordDamaged: {
		book: (id) => `文本 ${id} 的登记已损坏，打不开；其余文本照常。请从备份恢复。`,
		user: (id) =>
			`账户 ${id} 的权限已损坏，此人暂无任何角色；其余账户照常。请由预算统筹重新授予，或从备份恢复。`,
		link: (id) => `一次性链接 ${id}… 已损坏，不能使用。请重新邀请。`
	},
	storeDamaged: (detail) => `数据库已损坏，服务不能启动：${detail}。请从备份恢复。`,
	storeTooNew: (found, known) =>
		`数据库由更新的版本写成（结构 ${found}，本版本只认识 ${known}）。请升级合编。`,
	notBuilt: '页面尚未构建。请先运行 npm run build，或直接用 npm start。',
	cannotOpen: (file, reason) => `${file}：打不开（${reason}）`,
	cannotWrite: (file, reason) => `${file}：写不了（${reason}）`,
	wrote: (file) => `已写入 ${file}`,
	readSummary: ({ tables, projects, problems }) =>
		`读出 ${tables} 张表、${projects} 份绩效目标表；需要留意的问题 ${problems} 条。`,
	readPartly: ({ read, of }) =>
		`${of} 张表中识别 ${read} 张；其余照原样留在读取报告中，没有读入，只有不依赖样式的规则（G）核对它们。`,
	tableLeft: (title) => `没有识别的表：${title === '' ? '（无表题）' : title}`,
	giveHead: (fields) => `可用 ${fields.map((field) => `--${field}`).join('、')} 给出。`,
	proseLeft: (sections) =>
		`情况说明不是本格式的（${sections} 节）：照原样留在读取报告中，没有读入，只有不依赖样式的规则（G）核对它们。`,
	checked: (department, year) => `${department}${year}年预算公开：`,
	checking: '正在核对',
	severities: { error: '错误', explain: '需说明', warning: '提醒', hint: '提示', rounding: '尾差' },
	comparators: {
		ID: '同一个数，分毫不差',
		SUM: '相加，容许各数四舍五入造成的尾差',
		CONV: '元折合万元，四舍五入到两位小数后一致',
		PCT: '百分比重新计算，四舍五入到两位小数后一致',
		DIR: '增减方向与数一致',
		SET: '名单一致',
		'≤': '不超过（或不低于）',
		TXT: '文字符合规定',
		FMT: '格式符合规定',
		PRIV: '不泄露个人信息和涉密内容'
	},
	ruleStates: { on: '启用', off: '已停用', 'not-applicable': '不适用' },
	ruleParts: {
		severity: '级别',
		comparator: '比较',
		formula: '公式',
		source: '出处',
		state: '状态'
	},
	ruleSources: {
		catalogue: (rule) => `勾稽关系目录 rules.md ${rule}`,
		added: (rule) => `目录以外补充的规则 ${rule}`,
		own: (rule) => `本书自定规则 ${rule}`
	},
	noSuchRule: (rule, close) =>
		`没有规则“${rule}”${close.length > 0 ? `，是不是 ${close.join('、')}` : ''}。用 hebian rules 查看全部。`,
	page: {
		tally: '各级问题数',
		clean: '没有发现问题。',
		rule: '规则',
		finding: '问题',
		cells: '单元格',
		sentence: '规则内容',
		reason: '原因',
		explained: '（已说明）',
		notApplicable: '没有核对的规则'
	},
	commands: {
		hebian: '合编：读入、核对、共同编写部门预算公开文本',
		read: '读入一份文档，写出合编文件与读入报告',
		check: '核对合编文件或任何能读入的文档；退出码 0 无问题，1 有问题，2 读不了',
		rules: '列出全部规则；给出文件时注明停用和不适用的',
		explain: '说明一条规则：内容、公式、级别、比较方式、出处',
		ruleId: '规则编号，例如 X21',
		fileOfRules: '合编文件或预算公开文本：同时列出其自定规则和启停状态',
		serve:
			'启动服务（环境变量 PORT、HOST、HEBIAN_DATA、HEBIAN_MODE、HEBIAN_ORIGIN、HEBIAN_PROXIES）',
		files: '一份文档；或几个文件，合为一份（表在一个、文字在另一个）',
		fileOrBook: '合编文件（*.hebian.json）或预算公开文本',
		out: '合编文件写到哪里（*.hebian.json）',
		report: '读入报告写到哪里（JSON）',
		year: '文件没有写明的年度，如 2024',
		department: '文件没有写明的部门名称',
		level: '文件没有写明的级次：省级、市级或县级',
		format: '输出格式',
		failOn: '从哪一级起以退出码 1 结束',
		lang: '输出语言'
	}
};

const en: ServerWords = {
	started: (address) => `Hebian is running: ${address}`,
	demo: 'Demo mode: anybody at this machine may become any role with one click; nobody else can reach it.',
	demoForwarded:
		'This is demo mode: anybody may become any role with one click, so it serves this machine only and nothing that a proxy passes on. Open http://localhost with the port on the machine that runs Hebian; to serve others, set HEBIAN_MODE=production and HEBIAN_ORIGIN.',
	production:
		'Production mode: people sign in with accounts, made by invitation of a coordinator or here with hebian user.',
	productionWithoutUsers:
		'There are no accounts yet, so nobody can sign in. Add the first coordinator on this machine: hebian user add NAME --role coordinator --name "Display name"',
	productionNeedsHttps: (origin) =>
		`In production the address must be https (passwords and sessions never travel in the clear); it is ${origin}. Only http://localhost is excepted.`,
	oidcIncomplete:
		'OpenID Connect needs both HEBIAN_OIDC_ISSUER and HEBIAN_OIDC_CLIENT_ID; HEBIAN_OIDC_CLIENT_SECRET and HEBIAN_OIDC_NAME mean nothing without them.',
	oidcNeedsProduction: 'OpenID Connect is for HEBIAN_MODE=production; demo mode has no accounts.',
	localOffNeedsOidc:
		'HEBIAN_LOCAL_ACCOUNTS=off switches passwords off, so it needs OpenID Connect (HEBIAN_OIDC_ISSUER and HEBIAN_OIDC_CLIENT_ID); otherwise nobody could sign in.',
	stopping: 'Saving and stopping…',
	badVariable: (variable, value, allowed) =>
		`The environment variable ${variable} cannot be "${value}"${allowed === undefined ? '' : `. It may be: ${allowed}`}`,
	noSuchHost: (host) =>
		`This machine has no address ${host} to listen on. Change HOST (usually 127.0.0.1).`,
	demoBeyondLoopback: (host) =>
		`Demo identities need no password, so they listen on this machine only (HOST=127.0.0.1), not on ${host}. To serve others set HEBIAN_MODE=production.`,
	productionNeedsOrigin:
		'HEBIAN_MODE=production needs its address in HEBIAN_ORIGIN, e.g. HEBIAN_ORIGIN=https://hebian.example.gov.cn',
	nodeNeedsDatabase:
		'HEBIAN_NODE_URL makes this server one of several that share a PostgreSQL: set HEBIAN_DATABASE too.',
	portInUse: (port) =>
		`Port ${port} is in use. Stop the program that uses it, or take another: PORT=3001 npm start`,
	portForbidden: (port) =>
		`No permission to listen on port ${port}. Take one above 1024: PORT=3000 npm start`,
	dataInUse: (folder) => `The data folder ${folder} is in use by another Hebian server.`,
	dataUnwritable: (folder, reason) =>
		`The data folder ${folder} cannot be written (${reason}), so the server does not start. Look at its permissions and its disk, or name another folder with HEBIAN_DATA.`,
	dataFull: (folder, reason) =>
		`The disk of the data folder ${folder} is full (${reason}), so the server does not start. Free some space and start again; the data are as they were.`,
	dataNotAFolder: (folder) => `HEBIAN_DATA names ${folder}, which is a file. Name a folder.`,
	databaseGone: (folder, left) =>
		`The data folder ${folder} holds ${left} and no database hebian.db: it was moved or deleted. The server does not begin anew. Put hebian.db back, or restore a backup: hebian restore FILE --into ${folder}. To begin from nothing, name an empty folder.`,
	recordDamaged: {
		book: (id) =>
			`The record of book ${id} is damaged and cannot be opened; the other books can. Restore a backup.`,
		user: (id) =>
			`The rights of account ${id} are damaged: this person has no role, everybody else has theirs. Have a coordinator give it again, or restore a backup.`,
		link: (id) => `The one-time link ${id}… is damaged and opens nothing. Invite again.`
	},
	storeDamaged: (detail) =>
		`The database is damaged and the server cannot start: ${detail}. Restore a backup.`,
	storeTooNew: (found, known) =>
		`The database was written by a newer version (schema ${found}; this one knows ${known}). Upgrade Hebian.`,
	notBuilt: 'The pages are not built. Run npm run build first, or simply npm start.',
	cannotOpen: (file, reason) => `${file}: cannot be opened (${reason})`,
	cannotWrite: (file, reason) => `${file}: cannot be written (${reason})`,
	wrote: (file) => `Wrote ${file}`,
	readSummary: ({ tables, projects, problems }) =>
		`Read ${tables} tables and ${projects} project forms; ${problems} problems to look at.`,
	readPartly: ({ read, of }) =>
		`${read} of ${of} tables recognised; the others are kept in the report as they stand, and only rules that need no format (G) speak of them.`,
	tableLeft: (title) => `Not recognised: ${title === '' ? '(a table without a title)' : title}`,
	giveHead: (fields) => ` Use ${fields.map((field) => `--${field}`).join(', ')}.`,
	proseLeft: (sections) =>
		`The prose is of another format (${sections} ${sections === 1 ? 'section' : 'sections'}): it is kept in the report as it stands, and only rules that need no format (G) speak of it.`,
	checked: (department, year) => `${department}, disclosure of ${year}:`,
	checking: 'Checking',
	severities: {
		error: 'error',
		explain: 'explain',
		warning: 'warning',
		hint: 'hint',
		rounding: 'rounding'
	},
	comparators: {
		ID: 'one figure in two places, exactly',
		SUM: 'a sum, within what rounding of its figures can cause',
		CONV: '元 in 万元, rounded half up to two decimals',
		PCT: 'a percentage, recalculated to two decimals',
		DIR: 'the direction agrees with the figures',
		SET: 'the same list',
		'≤': 'no more (or no less) than',
		TXT: 'the wording is as it must be',
		FMT: 'the format is as it must be',
		PRIV: 'nothing personal or classified is published'
	},
	ruleStates: { on: 'on', off: 'off', 'not-applicable': 'not applicable' },
	ruleParts: {
		severity: 'Severity',
		comparator: 'Compared',
		formula: 'Formula',
		source: 'Source',
		state: 'State'
	},
	ruleSources: {
		catalogue: (rule) => `rule catalogue, rules.md ${rule}`,
		added: (rule) => `rule ${rule}, added to the catalogue`,
		own: (rule) => `own rule ${rule} of this book`
	},
	noSuchRule: (rule, close) =>
		`There is no rule "${rule}"${close.length > 0 ? `; did you mean ${close.join(', ')}?` : '.'} "hebian rules" lists them all.`,
	page: {
		tally: 'Findings by severity',
		clean: 'Nothing was found.',
		rule: 'Rule',
		finding: 'Finding',
		cells: 'Cells',
		sentence: 'What it says',
		reason: 'Reason',
		explained: '(explained)',
		notApplicable: 'Rules that were not checked'
	},
	commands: {
		hebian: 'Hebian: read, check and write together a budget disclosure',
		read: 'reads a document and writes a book file and an import report',
		check:
			'checks a book file or any readable document; exit code 0 clean, 1 findings, 2 could not read',
		rules: 'lists all rules; of a file, says which are off or not applicable',
		explain: 'says one rule in full: sentence, formula, severity, comparison, source',
		ruleId: 'id of the rule, e.g. X21',
		fileOfRules: 'a book file or a disclosure: lists its own rules and what applies to it, too',
		serve:
			'runs the server (environment: PORT, HOST, HEBIAN_DATA, HEBIAN_MODE, HEBIAN_ORIGIN, HEBIAN_PROXIES)',
		files: 'a document, or several files that are one disclosure (tables in one, text in another)',
		fileOrBook: 'a book file (*.hebian.json) or a disclosure',
		out: 'where to write the book file (*.hebian.json)',
		report: 'where to write the import report (JSON)',
		year: 'the fiscal year, where the document does not state it',
		department: 'the department, where the document does not state it',
		level: 'the level of government, where the document does not state it: 省级, 市级 or 县级',
		format: 'form of the output',
		failOn: 'lowest severity that ends with exit code 1',
		lang: 'language of the output'
	}
};

export const SERVER_WORDS: Catalogue<ServerWords> = { zh, en };
