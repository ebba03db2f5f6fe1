/** Words for what only the server gives: approvals of explanations and signatures. */
import type { Catalogue } from './index';

export interface SigningWords {
	readonly needsConnection: string;
	readonly failed: Readonly<
		Record<
			'forbidden' | 'not-now' | 'explanation-changed' | 'public-changed' | 'unreachable' | 'other',
			string
		>
	>;
}

const zh: SigningWords = {
	needsConnection: '需要联网才能操作。',
	failed: {
		forbidden: '您没有这项权限。',
		'not-now': '部门本级已锁定，现在不能操作。',
		'explanation-changed': '这条说明刚刚有改动，或者还没有送到服务器，请看最新的再审核。',
		'public-changed':
			'您看过之后，要公开的内容又有改动，或者您的修改还没有送到服务器；没有记录。请看最新的再签字。',
		unreachable: '连不上服务器，没有记录。请联网后再试。',
		other: '服务器没能完成，没有记录。请稍后再试。'
	}
};

const en: SigningWords = {
	needsConnection: 'This needs a connection to the server.',
	failed: {
		forbidden: 'You do not have the right to do this.',
		'not-now': 'The department’s part is locked; this cannot be done now.',
		'explanation-changed':
			'The explanation has just changed, or has not reached the server yet; look again, then approve.',
		'public-changed':
			'What would be published has changed since you looked, or your edits have not reached the server yet; nothing was recorded. Look again, then sign.',
		unreachable:
			'The server cannot be reached, and nothing was recorded. Try again once connected.',
		other: 'The server could not do it, and nothing was recorded. Try again later.'
	}
};

export const signingWords: Catalogue<SigningWords> = { zh, en };
