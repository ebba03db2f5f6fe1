/** What a password must at least be. Length counts for more than kinds of characters (NIST SP 800-63B). */
import { wordsOfNames } from './office-words';
import { asTyped } from './password';
import { leastPieces } from './predictable';

export type PasswordWeakness =
	'too-short' | 'too-long' | 'too-plain' | 'too-common' | 'keyboard' | 'like-name' | 'like-office';

export const PASSWORD_LENGTH = { least: 10, most: 128 } as const;
/** Different characters that a password has at least. */
const DIFFERENT = 5;
/** Pieces that a password has at least; see `leastPieces`. */
const PIECES = 5;

/** Words that guessing begins with. */
const COMMON = [
	'password passwd passwort pass pwd admin administrator root user guest test demo login welcome letmein',
	'master system server oracle mysql huawei cisco lenovo windows office wps china secret changeme default',
	'iloveyou loveyou love baby sunshine monkey dragon football princess superman summer winter spring autumn',
	'woaini woaiwojia woaizhongguo woshi nihao mima kouling yonghu guanli guanliyuan zhongguo beijing shanxi',
	'shanghai gongan gonganju jingcha jiaojing caizheng caizhengju caiwu caiwuke yusuan juesuan bumen danwei',
	'zhengfu jiwei fagai jiaoyu weisheng minzheng renshe shenji shuiwu tongji kuaiji chuna hebian bangong',
	'qwerty asdf zxcv abc abcd 1314 520 521 5201314 1314520 888 666 147 258 369 147258369 aabb',
	'密码 口令 公安 财务 财政 预算 决算 合编 管理员 我爱你 中国'
].flatMap((line) => line.split(' '));

/** For whom a password is, and where. */
export interface PasswordOwner {
	readonly username: string;
	readonly name: string;
}

/** Undefined where the password is good enough. @param office names of the office and its units */
export function weaknessOf(
	password: string,
	{ username, name }: PasswordOwner,
	office: readonly string[] = []
): PasswordWeakness | undefined {
	const typed = asTyped(password);
	const length = [...typed].length;
	if (length < PASSWORD_LENGTH.least) return 'too-short';
	if (length > PASSWORD_LENGTH.most) return 'too-long';
	// Figures alone are a telephone number or a date.
	if (new Set(typed).size < DIFFERENT || /^\d+$/.test(typed)) return 'too-plain';
	const known = asTyped(username).toLowerCase();
	const own = [known, ...known.split(/[^\p{L}\p{N}]+/u), ...wordsOfNames([username, name])].filter(
		(word) => [...word].length > 1
	);
	const offices = wordsOfNames(office);
	const { count, words, hasWalk } = leastPieces(typed, [...own, ...offices, ...COMMON]);
	if (count >= PIECES) return undefined;
	if (own.some((word) => words.has(word))) return 'like-name';
	if (offices.some((word) => words.has(word))) return 'like-office';
	return hasWalk && words.size === 0 ? 'keyboard' : 'too-common';
}
