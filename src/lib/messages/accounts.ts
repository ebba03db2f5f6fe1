/** Words about accounts: signing in, invitations, people of a book, one's own account. */
import type { SignInEnd } from '$lib/collab/room/sign-in-end';
import type { Catalogue } from './index';

const zh = {
	signIn: {
		title: '登录',
		page: '登录 · 合编',
		lead: '部门预算公开文本共同编写',
		username: '登录名',
		password: '密码',
		submit: '登录',
		busy: '正在登录…',
		show: '显示密码',
		hide: '隐藏密码',
		forgot: '忘记密码或没有账户，请找本部门的预算统筹：由统筹发给您一次性链接。',
		withoutUsers: '这台服务器上还没有账户。请管理员在服务器上运行：',
		offline: '连不上服务器，不能登录。'
	},
	failure: {
		'wrong-credentials': '登录名或密码不对。',
		'too-many-requests': '操作太频繁，服务器暂时不再受理。请稍等一会儿再试。',
		throttled: (when: string) => `试错次数太多。请在 ${when} 之后再试。`,
		'too-short': '密码太短：至少 10 个字符。',
		'too-long': '密码太长：最多 128 个字符。',
		'too-plain': '密码太简单：至少 5 种不同的字符，不能全是数字。',
		'too-common': '密码太常见，别人一猜就中，请换一个。',
		keyboard: '密码是键盘上连着的键或连续的字符，一猜就中，请换一个。',
		'like-office': '密码不能由单位名称（汉字、拼音或首字母）加年份等组成。',
		'like-name': '密码不能就是登录名或姓名。',
		'bad-username': '登录名不能用：2 至 32 个字，以汉字、字母或数字开头和结尾，中间可用 . _ -。',
		'bad-name': '姓名不能为空，最多 40 个字。',
		'username-taken': '这个登录名已有人用，请换一个。',
		'link-gone': '这个链接已经用过、收回或过期。请找预算统筹再要一个。',
		'subject-taken': '这个统一登录身份已属于另一个账户。请找预算统筹。',
		'issuer-down': '统一登录服务没有应答，请稍后再试。其他登录方式不受影响。',
		'issuer-refused': '统一登录没有完成：已取消，或您无权使用。',
		'state-lost': '这次登录不是从这个浏览器窗口开始的，或者浏览器没有保留它。请重新登录。',
		'state-expired': '登录用时超过十分钟，已作废。请重新登录。',
		'token-refused': '统一登录的答复不可信，没有放行。请重新登录；仍不行，请管理员看服务日志。',
		'clock-off': '服务器与统一登录服务的时钟不一致，没有放行。请管理员校准时间。',
		'unknown-person': '统一登录认得您，但这里没有您的账户。请找本部门的预算统筹要一个邀请链接。',
		'no-issuer': '这台服务器没有配置统一登录。',
		'no-passwords': '这台服务器只用统一登录，不用密码。',
		'last-coordinator': '这是最后一位预算统筹：请先让另一位担任预算统筹。',
		forbidden: '您的角色不能这样做。',
		unreachable: '连不上服务器，请稍后再试。',
		'no-identity': '登录已失效，请重新登录。',
		other: '没有成功，请稍后再试。'
	},
	ended: {
		title: '登录已失效',
		why: {
			expired: '这次登录到期了。',
			left: '您在这个浏览器的另一个窗口退出了登录，或者清除了浏览器的数据。',
			'left-elsewhere':
				'您在另一台设备或另一个浏览器上结束了这里的登录。如果不是您本人，请马上更换密码。',
			coordinator: '预算统筹结束了您的登录。如有疑问，请找预算统筹。',
			password: '您的密码换过了，请用新密码登录。如果不是您换的，请找预算统筹。',
			removed: '您的账户已被移除，不能再用它登录。如有疑问，请找预算统筹。',
			restored: '服务器的数据已从备份恢复，所有人都要重新登录。',
			unknown: '服务器不认得这次登录了，原因不明。'
		} satisfies Record<SignInEnd, string>,
		other: (name: string) => `这个浏览器的另一个窗口已改用「${name}」登录。`,
		lead: (waiting: number) =>
			waiting > 0
				? `您的改动（${waiting} 处）都在本机，没有丢。以同一身份重新登录后自动送出。`
				: '您可以继续看和改，改动存在本机。以同一身份重新登录后自动送出。',
		kept: (waiting: number) =>
			waiting > 0 ? `没有送出的改动（${waiting} 处）仍在本机。` : '本机上还看得到先前的内容。',
		again: '重新登录'
	},
	withdrawn: {
		title: '您在这本公开文本里的权限已被收回',
		lead: '本机上还看得到先前的内容，不能再改。如有疑问，请找预算统筹。',
		aside: (n: number) =>
			`未来得及送出的改动（${n} 组）仍在本机，可在上方「未被接受的改动」里存成文件。`
	},
	changed: (role: string, unit: string | undefined) =>
		`您在这本公开文本里的角色已改为：${role}${unit ? `（${unit}）` : ''}。`,
	noBooks: '您在这台服务器上还没有任何角色。请找本部门的预算统筹。',
	otherDepartment: (department: string) =>
		`这份文件是「${department}」的。您只能读入本部门的公开文本。`,
	asideKept: {
		lead: (n: number) => `本机还留着 ${n} 组未被接受的改动。`,
		save: '存成文件'
	},
	join: {
		title: '加入合编',
		page: '加入 · 合编',
		reading: '正在查看链接…',
		invited: (by: string | undefined) => (by ? `${by} 邀请您参加编写` : '邀请您参加编写'),
		as: '角色',
		until: (when: string) => `链接 ${when} 前有效，只能用一次。`,
		username: '登录名',
		usernameHint: '2 至 32 个字，可用汉字、字母、数字和 . _ -',
		name: '姓名',
		nameHint: '同事看到的名字',
		password: '密码',
		passwordHint: '至少 10 个字符；一句自己记得住的话最好',
		submit: '建立账户并进入',
		asSelf: (name: string) => `您已登录为 ${name}。`,
		accept: '以这个账户接受',
		other: '我不是此人，另建账户',
		reset: '设新密码',
		resetFor: (name: string) => `为 ${name} 设新密码`,
		resetSubmit: '保存新密码并进入',
		noToken: '链接不完整。请把收到的链接整条复制到地址栏。'
	},
	people: {
		title: '人员与权限',
		lead: '谁能看、能写这本公开文本。角色对本部门各年度的文本都有效，改动立即生效。',
		readOnly: '人员由预算统筹管理。',
		demo: '演示模式没有账户：任何人点一下即可换身份，不能邀请或收回。',
		offline: '连不上服务器，人员只能看上次的名单。',
		name: '姓名',
		role: '角色',
		unit: '单位',
		seen: '最近使用',
		never: '从未',
		actions: '操作',
		you: '您',
		everyDepartment: '管全部部门，只能在服务器上更改',
		change: '更改角色',
		withdraw: '收回权限',
		withdrawAsk: (name: string) => `收回 ${name} 在本部门的全部权限？其打开的窗口会立即断开。`,
		withdrawYes: '收回',
		endSessions: '结束登录',
		endAsk: (name: string) => `结束 ${name} 的全部登录？其改动都在各自的设备上，不会丢。`,
		resetLink: '重设密码链接',
		resetAsk: (name: string) => `给 ${name} 一个重设密码的链接？24 小时内有效。`,
		cancel: '取消',
		save: '保存',
		saved: '已保存。',
		withdrawnNotice: (name: string) => `已收回 ${name} 的权限。`,
		endedNotice: (n: number) => `已结束 ${n} 处登录。`,
		invite: '邀请',
		inviteTitle: '邀请一个人',
		note: '给谁（备忘，只有统筹看得到）',
		makeLink: '生成邀请链接',
		linkMade: (when: string) =>
			`请把这个链接交给本人，${when} 前有效，只能用一次。现在不复制，以后就看不到了。`,
		copy: '复制链接',
		copied: '已复制。',
		open: '未用的邀请',
		noInvitations: '没有未用的邀请。',
		expires: (when: string) => `${when} 到期`,
		takeBack: '收回邀请',
		chooseUnit: '选择单位',
		sessions: (n: number) => (n === 0 ? '未登录' : `${n} 处登录`)
	},
	account: {
		title: '我的账户',
		page: '我的账户 · 合编',
		back: '回到首页',
		roles: '我的角色',
		noRoles: '还没有任何角色。',
		everyDepartment: '全部部门',
		username: '登录名',
		name: '姓名',
		rename: '保存姓名',
		renamed: '姓名已保存。',
		password: '更换密码',
		current: '当前密码',
		next: '新密码',
		change: '更换密码',
		changed: (n: number) => (n > 0 ? `密码已更换，其他 ${n} 处登录已结束。` : '密码已更换。'),
		sessions: '登录的设备',
		own: '这里',
		since: (when: string) => `${when} 登录`,
		seen: (when: string) => `最近使用 ${when}`,
		end: '结束',
		endOthers: '结束其他全部登录',
		ended: '已结束。',
		demo: '演示模式没有账户。',
		open: '我的账户'
	},
	issuer: {
		unnamed: '统一身份认证',
		button: (name: string) => `用${name}登录`,
		busy: '正在前往…',
		down: (name: string) => `${name}目前没有应答。`,
		or: '或用密码',
		failed: '没有登录成功',
		noAccount: '没有账户或登录不上，请找本部门的预算统筹：由统筹发给您一次性链接。',
		byLink: '用统一登录接受后，以后就用它登录。',
		anew: '绑定统一登录',
		anewFor: (name: string) => `为 ${name} 绑定统一登录`,
		anewLink: '绑定链接',
		anewAsk: (name: string) =>
			`给 ${name} 一个绑定统一登录的链接？24 小时内有效；用后原有绑定和登录都作废。`,
		bound: '统一登录',
		unbind: '解除绑定',
		unbindAsk: (name: string) => `解除 ${name} 的统一登录绑定？其全部登录立即结束。`,
		unbound: (name: string) => `已解除 ${name} 的绑定。`,
		noPassword: '您用统一登录，这里没有密码。'
	},
	leave: '退出登录'
};

export type AccountWords = typeof zh;

const en: AccountWords = {
	signIn: {
		title: 'Sign in',
		page: 'Sign in · Hebian',
		lead: 'Budget disclosures, written together',
		username: 'Sign-in name',
		password: 'Password',
		submit: 'Sign in',
		busy: 'Signing in…',
		show: 'Show password',
		hide: 'Hide password',
		forgot:
			'No account, or the password forgotten? Ask the coordinator of your department for a one-time link.',
		withoutUsers: 'This server has no accounts yet. Its administrator makes the first one with:',
		offline: 'The server cannot be reached, so nobody can sign in.'
	},
	failure: {
		'wrong-credentials': 'The sign-in name or the password is wrong.',
		'too-many-requests':
			'Too many requests; the server takes no more for now. Wait a moment and try again.',
		throttled: (when) => `Too many failed attempts. Try again after ${when}.`,
		'too-short': 'The password is too short: at least 10 characters.',
		'too-long': 'The password is too long: at most 128 characters.',
		'too-plain': 'The password is too plain: at least 5 different characters, and not only digits.',
		'too-common': 'This password is one that everybody guesses first. Choose another.',
		keyboard: 'This password is a walk over the keyboard or a sequence. Choose another.',
		'like-office':
			'The password must not be made of the office’s name (characters, pinyin or initials) and a year or the like.',
		'like-name': 'The password must not be the sign-in name or the name.',
		'bad-username':
			'This cannot be a sign-in name: 2 to 32 letters or digits, with . _ - only between them.',
		'bad-name': 'The name must have 1 to 40 characters.',
		'username-taken': 'This sign-in name is taken. Choose another.',
		'link-gone':
			'This link was used or withdrawn, or has expired. Ask the coordinator for another.',
		'subject-taken':
			'This identity of the sign-in service belongs to another account. Ask the coordinator.',
		'issuer-down':
			'The sign-in service does not answer. Try again in a while; other ways to sign in still work.',
		'issuer-refused':
			'The sign-in service did not let you in: it was cancelled, or you may not use it.',
		'state-lost':
			'This sign-in was not begun in this browser, or the browser did not keep it. Sign in again.',
		'state-expired':
			'The sign-in took longer than ten minutes and no longer counts. Sign in again.',
		'token-refused':
			'The answer of the sign-in service cannot be trusted. Sign in again; if it happens again, the administrator finds why in the log.',
		'clock-off':
			'The clocks of this server and of the sign-in service differ. Ask the administrator to set the time.',
		'unknown-person':
			'The sign-in service knows you, but you have no account here. Ask the coordinator of your department for an invitation.',
		'no-issuer': 'This server has no sign-in service.',
		'no-passwords': 'On this server people sign in by the sign-in service only, not by passwords.',
		'last-coordinator': 'This is the last coordinator: make somebody else one first.',
		forbidden: 'Your role does not allow this.',
		unreachable: 'The server cannot be reached. Try again in a while.',
		'no-identity': 'You are signed out. Sign in again.',
		other: 'This did not work. Try again in a while.'
	},
	ended: {
		title: 'You are signed out',
		why: {
			expired: 'The sign-in has expired.',
			left: 'You signed out in another window of this browser, or cleared the browser’s data.',
			'left-elsewhere':
				'You ended this sign-in from another device or browser. If that was not you, change your password at once.',
			coordinator: 'The coordinator ended your sign-in. Ask the coordinator if in doubt.',
			password:
				'Your password has been changed; sign in with the new one. If you did not change it, tell the coordinator.',
			removed:
				'Your account has been removed and cannot be used any more. Ask the coordinator if in doubt.',
			restored: 'The server’s data were restored from a backup; everybody signs in again.',
			unknown: 'The server does not know this sign-in any more and cannot tell why.'
		},
		other: (name) => `Another window of this browser is signed in as ${name} now.`,
		lead: (waiting) =>
			waiting > 0
				? `Your edits (${waiting}) are on this device and not lost. They are sent when the same person signs in again.`
				: 'You may read and edit on; edits stay on this device and are sent when the same person signs in again.',
		kept: (waiting) =>
			waiting > 0
				? `Edits that were not sent (${waiting}) are still on this device.`
				: 'What this device holds can still be read.',
		again: 'Sign in again'
	},
	withdrawn: {
		title: 'Your rights in this book have been withdrawn',
		lead: 'What this device holds can still be read, not changed. Ask the coordinator if in doubt.',
		aside: (n) =>
			`What had not been sent (${n} ${n === 1 ? 'set' : 'sets'} of edits) is kept on this device; save it as a file from “edits not accepted” above.`
	},
	changed: (role, unit) => `Your role in this book is now: ${role}${unit ? ` (${unit})` : ''}.`,
	noBooks: 'You have no role on this server yet. Ask the coordinator of your department.',
	otherDepartment: (department) =>
		`This document is of ${department}. You may read in documents of your own department only.`,
	asideKept: {
		lead: (n) =>
			`This device keeps ${n} ${n === 1 ? 'set' : 'sets'} of edits that were not accepted.`,
		save: 'Save as a file'
	},
	join: {
		title: 'Join Hebian',
		page: 'Join · Hebian',
		reading: 'Reading the link…',
		invited: (by) => (by ? `${by} invites you to take part` : 'You are invited to take part'),
		as: 'Role',
		until: (when) => `The link works once, until ${when}.`,
		username: 'Sign-in name',
		usernameHint: '2 to 32 letters (Chinese too), digits and . _ -',
		name: 'Name',
		nameHint: 'What colleagues see',
		password: 'Password',
		passwordHint: 'At least 10 characters; best a sentence that you remember',
		submit: 'Make the account and enter',
		asSelf: (name) => `You are signed in as ${name}.`,
		accept: 'Accept with this account',
		other: 'That is not me: make another account',
		reset: 'A new password',
		resetFor: (name) => `A new password for ${name}`,
		resetSubmit: 'Save the password and enter',
		noToken: 'The link is not complete. Copy the whole link into the address bar.'
	},
	people: {
		title: 'People and rights',
		lead: 'Who may read and write this book. A role holds for all books of the department, and a change counts at once.',
		readOnly: 'People are managed by the coordinator.',
		demo: 'Demo mode has no accounts: one click makes anybody anybody, so there is nobody to invite.',
		offline: 'The server cannot be reached: this is the list as last heard.',
		name: 'Name',
		role: 'Role',
		unit: 'Unit',
		seen: 'Last seen',
		never: 'Never',
		actions: 'Actions',
		you: 'you',
		everyDepartment: 'of every department; changed on the server only',
		change: 'Change role',
		withdraw: 'Withdraw',
		withdrawAsk: (name) =>
			`Withdraw all rights of ${name} in this department? Their open windows are cut off at once.`,
		withdrawYes: 'Withdraw',
		endSessions: 'End sessions',
		endAsk: (name) =>
			`End all sessions of ${name}? Their edits stay on their devices and are not lost.`,
		resetLink: 'Password link',
		resetAsk: (name) => `Give ${name} a link to set a new password? It works for 24 hours.`,
		cancel: 'Cancel',
		save: 'Save',
		saved: 'Saved.',
		withdrawnNotice: (name) => `The rights of ${name} are withdrawn.`,
		endedNotice: (n) => `${n} ${n === 1 ? 'session' : 'sessions'} ended.`,
		invite: 'Invite',
		inviteTitle: 'Invite somebody',
		note: 'For whom (a note that only coordinators see)',
		makeLink: 'Make the link',
		linkMade: (when) =>
			`Hand this link to the person. It works once, until ${when}. Copy it now: it is not shown again.`,
		copy: 'Copy the link',
		copied: 'Copied.',
		open: 'Open invitations',
		noInvitations: 'No open invitations.',
		expires: (when) => `until ${when}`,
		takeBack: 'Withdraw invitation',
		chooseUnit: 'Choose a unit',
		sessions: (n) => (n === 0 ? 'signed out' : n === 1 ? '1 session' : `${n} sessions`)
	},
	account: {
		title: 'My account',
		page: 'My account · Hebian',
		back: 'To the first page',
		roles: 'My roles',
		noRoles: 'No role yet.',
		everyDepartment: 'every department',
		username: 'Sign-in name',
		name: 'Name',
		rename: 'Save the name',
		renamed: 'The name is saved.',
		password: 'Change the password',
		current: 'Current password',
		next: 'New password',
		change: 'Change the password',
		changed: (n) =>
			n > 0
				? `The password is changed; ${n} other sessions have ended.`
				: 'The password is changed.',
		sessions: 'Where I am signed in',
		own: 'here',
		since: (when) => `since ${when}`,
		seen: (when) => `last used ${when}`,
		end: 'End',
		endOthers: 'End all others',
		ended: 'Ended.',
		demo: 'Demo mode has no accounts.',
		open: 'My account'
	},
	issuer: {
		unnamed: 'single sign-on',
		button: (name) => `Sign in by ${name}`,
		busy: 'On the way…',
		down: (name) => `No answer from ${name} at present.`,
		or: 'or by a password',
		failed: 'Nobody was signed in',
		noAccount:
			'No account, or no way in? Ask the coordinator of your department for a one-time link.',
		byLink: 'Accept by the sign-in service, and sign in by it from then on.',
		anew: 'Sign-in service',
		anewFor: (name) => `Bind the sign-in service to ${name}`,
		anewLink: 'Binding link',
		anewAsk: (name) =>
			`Give ${name} a link that binds the sign-in service? It works for 24 hours; the binding and the sessions of before end with it.`,
		bound: 'single sign-on',
		unbind: 'Unbind',
		unbindAsk: (name) => `Unbind the sign-in service from ${name}? All their sessions end at once.`,
		unbound: (name) => `${name} is unbound.`,
		noPassword: 'You sign in by the sign-in service; there is no password here.'
	},
	leave: 'Sign out'
};

export const accountWords: Catalogue<AccountWords> = { zh, en };
