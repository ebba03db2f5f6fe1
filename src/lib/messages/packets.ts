/** Words of the packets that go between networks that are not connected, and why one is refused. */
import type { PartState, Round } from '$lib/budget/book/workflow';
import type { Catalogue, Locale } from './index';
import { workflowWords } from './workflow';

/** As the server answers it (server/packets/packet-desk.ts), or no answer came. */
export type PacketRefusal =
	| { readonly kind: 'not-a-packet' | 'not-a-key'; readonly at: string }
	| { readonly kind: 'newer-packet'; readonly version: number }
	| { readonly kind: 'unknown-key'; readonly fingerprint: string }
	| { readonly kind: 'broken-signature'; readonly label: string }
	| { readonly kind: 'own-packet' | 'nothing-to-send' | 'unknown-return' | 'forbidden' }
	| { readonly kind: 'other-book'; readonly packet: string; readonly book: string }
	| { readonly kind: 'other-unit'; readonly unit: string }
	| { readonly kind: 'other-round'; readonly packet: Round; readonly book: Round }
	| { readonly kind: 'older-return'; readonly at: string }
	| { readonly kind: 'already-applied'; readonly by: string; readonly at: string }
	| { readonly kind: 'not-now'; readonly state: PartState }
	/** The part of an answer is no book file. */
	| { readonly kind: 'unreadable-part' }
	/** The server has too much to do, or this person asked for too much; it stopped what took too long. */
	| { readonly kind: 'busy' | 'throttled' | 'too-many-requests' }
	| { readonly kind: 'work-stopped' | 'reading-stopped' | 'unreadable-format' }
	| { readonly kind: 'too-large' | 'unreachable' | 'other' };

export interface PacketWords {
	readonly title: string;
	readonly lead: string;
	readonly sendReturn: (unit: string) => string;
	readonly sendAnswer: (unit: string) => string;
	readonly nothing: string;
	readonly read: string;
	readonly keys: string;
	readonly keysLead: string;
	readonly ownKey: string;
	readonly addKey: string;
	readonly noKeys: string;
	readonly keyLabel: string;
	readonly keyLabelPlaceholder: string;
	readonly compareFingerprint: string;
	readonly trust: string;
	readonly distrust: string;
	readonly addedBy: (by: string, when: string) => string;
	readonly cancel: string;
	readonly refused: (file: string, reason: string) => string;
	readonly returnOf: (unit: string, round: string) => string;
	readonly answerOf: (unit: string, round: string) => string;
	readonly signed: (label: string, by: string, when: string) => string;
	readonly sameContents: string;
	readonly otherContents: (sheets: string) => string;
	readonly receive: string;
	readonly received: (unit: string) => string;
	readonly changes: (count: number) => string;
	readonly noChanges: string;
	/** Takes the chosen changes over and notes the part as submitted. */
	readonly takeOver: (chosen: number) => string;
	readonly takeNone: string;
	readonly tookOver: (unit: string, count: number) => string;
	readonly notYetSaved: string;
}

const zh: PacketWords = {
	title: '与不相连的网络往来',
	lead: '单位在另一张网上用自己的合编时，退回和答复用签名文件传递。读入前核对签名、册、单位、轮次，不符的一律不收。',
	sendReturn: (unit) => `导出退回件：${unit}`,
	sendAnswer: (unit) => `导出答复：${unit}`,
	nothing: '现在没有可以导出的：退回之后可导出退回件，读入退回件并上报之后可导出答复。',
	read: '读入退回件或答复…',
	keys: '签名公钥',
	keysLead: '只收这里信任的公钥签的文件。公钥文件当面或经可靠渠道交换，并当面核对指纹。',
	ownKey: '导出本机公钥',
	addKey: '添加对方公钥…',
	noKeys: '还没有信任任何公钥。',
	keyLabel: '这是谁的公钥',
	keyLabelPlaceholder: '如：市局财务科',
	compareFingerprint: '请与对方当面核对指纹，逐组一致才信任：',
	trust: '核对一致，信任',
	distrust: '不再信任',
	addedBy: (by, when) => `${by} ${when} 添加`,
	cancel: '取消',
	refused: (file, reason) => `没有读入“${file}”：${reason}`,
	returnOf: (unit, round) => `${unit}的退回件（${round}）`,
	answerOf: (unit, round) => `${unit}的答复（${round}）`,
	signed: (label, by, when) => `${label}的签名完好，${by} ${when} 签发。`,
	sameContents: '本册这一部分与签发时一致。',
	otherContents: (sheets) => `本册这一部分与签发时不同：${sheets}。`,
	receive: '读入，转为“已退回”',
	received: (unit) => `${unit}：已读入退回件`,
	changes: (count) => `答复与本册有 ${count} 处不同`,
	noChanges: '答复与本册没有不同。',
	takeOver: (chosen) => `采用所选 ${chosen} 处并记为“已上报”`,
	takeNone: '不改动，记为“已上报”',
	tookOver: (unit, count) => `${unit}：采用了 ${count} 处，已记为“已上报”`,
	notYetSaved: '改动还没有存到服务器，没有记为“已上报”。连上后请再读入一次。'
};

const en: PacketWords = {
	title: 'To and from networks that are not connected',
	lead: 'Where a unit has its own Hebian on another network, returns and answers travel as signed files. Signature, book, unit and round are checked first; what does not fit is refused.',
	sendReturn: (unit) => `Export the return: ${unit}`,
	sendAnswer: (unit) => `Export the answer: ${unit}`,
	nothing:
		'Nothing to export now: a return once a part is returned, an answer once a return has been read and the part submitted.',
	read: 'Read a return or an answer…',
	keys: 'Signing keys',
	keysLead:
		'Only files signed with a key trusted here are read. Hand keys over in person or by a channel you trust, and compare fingerprints.',
	ownKey: 'Export our key',
	addKey: 'Add a key…',
	noKeys: 'No key is trusted yet.',
	keyLabel: 'Whose key this is',
	keyLabelPlaceholder: 'e.g. finance section of the bureau',
	compareFingerprint:
		'Compare the fingerprint with its owner, group by group, before you trust it:',
	trust: 'They agree; trust it',
	distrust: 'Trust no longer',
	addedBy: (by, when) => `added by ${by}, ${when}`,
	cancel: 'Cancel',
	refused: (file, reason) => `“${file}” was not read: ${reason}`,
	returnOf: (unit, round) => `Return for ${unit} (${round})`,
	answerOf: (unit, round) => `Answer of ${unit} (${round})`,
	signed: (label, by, when) => `Signature of ${label} is whole; let out by ${by}, ${when}.`,
	sameContents: 'This part of the book is as it was then.',
	otherContents: (sheets) => `This part of the book differs from then: ${sheets}.`,
	receive: 'Read it: the part is returned',
	received: (unit) => `${unit}: return read`,
	changes: (count) => `The answer differs from the book in ${count} places`,
	noChanges: 'The answer does not differ from the book.',
	takeOver: (chosen) => `Take over ${chosen} chosen and note as submitted`,
	takeNone: 'Change nothing; note as submitted',
	tookOver: (unit, count) => `${unit}: ${count} taken over, noted as submitted`,
	notYetSaved:
		'The changes are not on the server yet, so the part was not noted as submitted. Read the answer again when connected.'
};

export const packetWords: Catalogue<PacketWords> = { zh, en };

/** Prints a UTC time as the page prints times. */
type When = (at: string) => string;
type RefusalWords = {
	readonly [K in PacketRefusal['kind']]: (
		refusal: Extract<PacketRefusal, { kind: K }>,
		when: When
	) => string;
};

const refusedZh: RefusalWords = {
	'not-a-packet': ({ at }) =>
		at ? `不是完整的退回件或答复：“${at}”处不对。` : '不是退回件或答复文件。',
	'not-a-key': ({ at }) => (at ? `公钥文件的“${at}”处不对。` : '不是公钥文件。'),
	'newer-packet': ({ version }) => `文件是更新的格式（${version}），请升级合编。`,
	'unknown-key': ({ fingerprint }) =>
		`签名的公钥没有被信任（指纹 ${printFingerprint(fingerprint)}）。请先添加对方公钥。`,
	'broken-signature': ({ label }) => `签名不符：文件签名后被改动过，或者不是${label}签的。`,
	'own-packet': () => '这是本机自己签发的，应交给对方读入。',
	'nothing-to-send': () => '现在没有可以导出的。',
	'unknown-return': () => '它答复的退回件不是本册签发的。',
	forbidden: () => '您的身份不能读入它。',
	'other-book': ({ packet, book }) => `它属于另一本册（${packet}），本册是 ${book}。`,
	'other-unit': ({ unit }) => `本册没有单位“${unit}”。`,
	'other-round': ({ packet, book }) => {
		const { rounds } = workflowWords.zh;
		return `它属于“${rounds[packet]}”，本册现在是“${rounds[book]}”。`;
	},
	'older-return': ({ at }, when) => `${when(at)} 另有更新的退回，这一份已经作废。`,
	'already-applied': ({ by, at }, when) => `${by} ${when(at)} 已经读入过。`,
	'not-now': ({ state }) => `这一部分现在是“${workflowWords.zh.states[state]}”，不能读入。`,
	'unreadable-part': () => '答复里的表格不完整，读不出来。',
	'too-large': () => '文件太大。',
	busy: () => '服务器正忙，请过一两分钟再试。',
	throttled: () => '您已有好几件在处理，请等它们办完再试。',
	'too-many-requests': () => '操作太频繁，请稍等一会儿再试。',
	'work-stopped': () => '太费时或太占内存，服务器停下了。请过一两分钟再试。',
	'reading-stopped': () => '这份文件太费时或太占内存，服务器停下了。',
	'unreadable-format': () => '本版本读不了这本公开文本的样式，请先升级合编。',
	unreachable: () => '连不上服务器，请稍后再试。',
	other: () => '服务器没有办成，请稍后再试。'
};

const refusedEn: RefusalWords = {
	'not-a-packet': ({ at }) => (at ? `not a whole packet: “${at}” is wrong.` : 'it is no packet.'),
	'not-a-key': ({ at }) => (at ? `“${at}” of the key is wrong.` : 'it is no key.'),
	'newer-packet': ({ version }) => `it is of a newer format (${version}); update Hebian.`,
	'unknown-key': ({ fingerprint }) =>
		`it was signed with a key that is not trusted here (${printFingerprint(fingerprint)}). Add that key first.`,
	'broken-signature': ({ label }) =>
		`its signature is broken: it was changed after signing, or ${label} did not sign it.`,
	'own-packet': () => 'we let it out ourselves; it is for the others to read.',
	'nothing-to-send': () => 'there is nothing to export now.',
	'unknown-return': () => 'it answers a return that this book never made.',
	forbidden: () => 'your identity may not read it.',
	'other-book': ({ packet, book }) => `it is of another book (${packet}); this one is ${book}.`,
	'other-unit': ({ unit }) => `this book has no unit “${unit}”.`,
	'other-round': ({ packet, book }) => {
		const { rounds } = workflowWords.en;
		return `it is of ${rounds[packet]}; this book is in ${rounds[book]}.`;
	},
	'older-return': ({ at }, when) => `a newer return of ${when(at)} took its place.`,
	'already-applied': ({ by, at }, when) => `${by} has read it already, ${when(at)}.`,
	'not-now': ({ state }) => `the part is “${workflowWords.en.states[state]}” now.`,
	'unreadable-part': () => 'the tables in the answer cannot be read.',
	'too-large': () => 'it is too large.',
	busy: () => 'the server is busy; try again in a minute or two.',
	throttled: () => 'several of your files are being worked on; wait until they are done.',
	'too-many-requests': () => 'there were too many requests; wait a moment and try again.',
	'work-stopped': () =>
		'it took too long or too much memory, so the server stopped; try again in a minute or two.',
	'unreadable-format': () =>
		'this version cannot read the format of the book; upgrade Hebian first.',
	'reading-stopped': () => 'this file took too long or too much memory, so the server stopped.',
	unreachable: () => 'the server cannot be reached; try again later.',
	other: () => 'the server could not do it; try again later.'
};

export function sayRefusedPacket(refusal: PacketRefusal, locale: Locale, when: When): string {
	const words = locale === 'zh' ? refusedZh : refusedEn;
	const say = words[refusal.kind] as (refusal: PacketRefusal, when: When) => string;
	return say(refusal, when);
}

/** In groups of four, as people read it to each other. */
export function printFingerprint(fingerprint: string): string {
	return fingerprint.replace(/(.{4})(?=.)/g, '$1 ');
}
