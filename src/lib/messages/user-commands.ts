/** Words of `hebian user …`, as they are printed in a terminal. */
import type { Catalogue } from './index';

const zh = {
	user: '账户：添加、列出、改密码、移除（数据目录由 HEBIAN_DATA 指定）',
	add: '添加一个账户；在终端里会问密码（不显示），否则生成一个并只显示一次',
	list: '列出全部账户',
	password: '给一个账户设新密码，并结束其全部登录',
	link: '给一个账户一条一次性链接：绑定统一登录，或设新密码（24 小时内有效）',
	unbind: '解除一个账户的统一登录绑定，并结束其全部登录',
	remove: '移除一个账户，并立即结束其全部登录',
	username: '登录名：2 至 32 个字，可用汉字、字母、数字和 . _ -',
	role: '角色',
	name: '显示的姓名（不写则同登录名）',
	department: '部门全称；不写则管全部部门',
	unit: '填报单位名称（角色为 clerk 时必填，须同时给出 --department）',
	askPassword: '密码：',
	askAgain: '再输一遍：',
	differ: '两遍不一样，没有保存。',
	added: (username: string) => `已添加账户 ${username}。`,
	changed: (username: string) => `账户 ${username} 的密码已更换，原有登录全部结束。`,
	removed: (username: string) => `账户 ${username} 已移除。`,
	madeLink: (address: string) => `请交给本人，24 小时内有效，只能用一次：${address}`,
	bound: (subject: string, issuer: string) => `统一登录 ${subject}（${issuer}）`,
	unbound: (username: string) => `账户 ${username} 的绑定已解除，原有登录全部结束。`,
	notBound: (username: string) => `账户 ${username} 没有绑定统一登录。`,
	noPasswords: 'HEBIAN_LOCAL_ACCOUNTS=off：不用密码。请用 hebian user link 登录名 给出绑定链接。',
	generated: (password: string) => `生成的密码（只显示这一次）：${password}`,
	unknown: (username: string) => `没有账户「${username}」。`,
	clerkNeedsUnit: '角色 clerk 须同时给出 --department 和 --unit。',
	noUsers: '还没有账户。添加第一位预算统筹：hebian user add 登录名 --role coordinator --name 姓名',
	everyDepartment: '全部部门',
	never: '从未登录',
	last: (when: string) => `最近登录 ${when}`,
	roles: { coordinator: '预算统筹', clerk: '单位填报', reviewer: '审核', viewer: '只读' },
	failure: {
		'bad-username': '登录名不能用：2 至 32 个字，以汉字、字母或数字开头和结尾，中间可用 . _ -。',
		'username-taken': '这个登录名已有人用（移除了的账户也占着）。',
		'bad-name': '姓名不能为空，最多 40 个字。',
		'too-short': '密码太短：至少 10 个字符。',
		'too-long': '密码太长：最多 128 个字符。',
		'too-plain': '密码太简单：至少 5 种不同的字符，不能全是数字。',
		'too-common': '密码太常见，别人一猜就中。',
		keyboard: '密码是键盘上连着的键或连续的字符。',
		'like-office': '密码不能由单位名称（汉字、拼音或首字母）加年份等组成。',
		'like-name': '密码不能就是登录名或姓名。'
	}
};

export type UserCommandWords = typeof zh;

const en: UserCommandWords = {
	user: 'accounts: add, list, set a password, remove (data folder: HEBIAN_DATA)',
	add: 'adds an account; asks for the password in a terminal (not shown), or else makes one and prints it once',
	list: 'lists all accounts',
	password: 'sets a new password for an account and ends all its sessions',
	link: 'makes a one-time link for an account: binds the sign-in service, or sets a password (24 hours)',
	unbind: 'unbinds an account from the sign-in service and ends all its sessions',
	remove: 'removes an account and ends all its sessions at once',
	username: 'sign-in name: 2 to 32 letters (Chinese too), digits and . _ -',
	role: 'role',
	name: 'the name that others see (the sign-in name where absent)',
	department: 'full name of the department; every department where absent',
	unit: 'name of the unit (for the role clerk, together with --department)',
	askPassword: 'Password: ',
	askAgain: 'Once more: ',
	differ: 'The two differ; nothing was saved.',
	added: (username) => `Added the account ${username}.`,
	changed: (username) => `The password of ${username} is changed; all its sessions have ended.`,
	removed: (username) => `The account ${username} is removed.`,
	madeLink: (address) => `Hand this to the person; it works once, for 24 hours: ${address}`,
	bound: (subject, issuer) => `single sign-on ${subject} (${issuer})`,
	unbound: (username) => `The account ${username} is unbound; all its sessions have ended.`,
	notBound: (username) => `The account ${username} is not bound to a sign-in service.`,
	noPasswords:
		'HEBIAN_LOCAL_ACCOUNTS=off: there are no passwords. Make a binding link with hebian user link NAME.',
	generated: (password) => `Generated password (shown this once): ${password}`,
	unknown: (username) => `There is no account "${username}".`,
	clerkNeedsUnit: 'The role clerk needs --department and --unit.',
	noUsers:
		'There are no accounts yet. Add the first coordinator: hebian user add NAME --role coordinator --name "Display name"',
	everyDepartment: 'every department',
	never: 'never signed in',
	last: (when) => `last signed in ${when}`,
	roles: {
		coordinator: 'coordinator',
		clerk: 'unit clerk',
		reviewer: 'reviewer',
		viewer: 'viewer'
	},
	failure: {
		'bad-username':
			'This cannot be a sign-in name: 2 to 32 letters or digits, with . _ - only between them.',
		'username-taken': 'This sign-in name is taken (removed accounts keep theirs).',
		'bad-name': 'The name must have 1 to 40 characters.',
		'too-short': 'The password is too short: at least 10 characters.',
		'too-long': 'The password is too long: at most 128 characters.',
		'too-plain': 'The password is too plain: at least 5 different characters, and not only digits.',
		'too-common': 'The password is one that everybody guesses first.',
		keyboard: 'The password is a walk over the keyboard or a sequence.',
		'like-office': 'The password must not be made of the office’s name and a year or the like.',
		'like-name': 'The password must not be the sign-in name or the name.'
	}
};

export const userCommandWords: Catalogue<UserCommandWords> = { zh, en };
