/** Words about backups, restoring and the audit trail, as they are printed in a terminal. */
import type { Catalogue } from './index';

export interface DurabilityWords {
	readonly commands: Readonly<
		Record<
			| 'backup'
			| 'backupFile'
			| 'data'
			| 'restore'
			| 'restoreFile'
			| 'into'
			| 'replace'
			| 'audit'
			| 'auditVerify'
			| 'auditList'
			| 'noted'
			| 'limit'
			| 'format',
			string
		>
	>;
	readonly copying: string;
	readonly verifying: string;
	readonly backedUp: (file: string, size: string) => string;
	readonly holds: (tally: {
		books: number;
		rooms: number;
		updates: number;
		auditRecords: number;
	}) => string;
	readonly restored: (folder: string, takenAt: string) => string;
	readonly epochChanged: string;
	readonly keptBefore: (file: string) => string;
	readonly noDatabase: (file: string) => string;
	readonly noBackup: (file: string) => string;
	readonly exists: (file: string) => string;
	readonly unwritable: (file: string, reason: string) => string;
	readonly inUse: (folder: string) => string;
	readonly dataExists: (folder: string) => string;
	readonly notAStore: (file: string) => string;
	readonly tooNew: (found: number, known: number) => string;
	readonly structure: (detail: string) => string;
	readonly badSnapshot: (room: string) => string;
	readonly badLog: (room: string, lastGood: number) => string;
	readonly auditWhole: (records: number, hash: string) => string;
	readonly auditEmpty: string;
	readonly auditAltered: (sequence: number) => string;
	readonly auditRemoved: (sequence: number) => string;
	readonly auditCutOff: (sequence: number, head: number) => string;
	readonly auditNoHead: (sequence: number) => string;
	readonly auditUnknownHash: (hash: string) => string;
}

const zh: DurabilityWords = {
	commands: {
		backup: '把全部数据备份成一个文件；服务运行时也可以，写完逐条核验',
		backupFile: '备份写到哪里；已有的文件不会被覆盖',
		data: '数据目录（默认取环境变量 HEBIAN_DATA，再默认 ./data）',
		restore: '从备份恢复数据；须先停止服务',
		restoreFile: '由 hebian backup 写出的备份文件',
		into: '恢复到哪个数据目录',
		replace: '数据目录里已有数据时也恢复；原数据改名保留',
		audit: '查看和核验操作记录',
		auditVerify: '沿哈希链逐条核验操作记录；退出码 0 完整，1 有断裂，2 读不了',
		auditList: '列出操作记录',
		noted: '以前另行记下的哈希：它必须还在记录里',
		limit: '最多列出多少条（最近的）',
		format: '输出格式'
	},
	copying: '正在备份',
	verifying: '正在核验',
	backedUp: (file, size) => `已备份到 ${file}（${size}），逐条核验无误。`,
	holds: ({ books, rooms, updates, auditRecords }) =>
		`其中有文本 ${books} 份、房间 ${rooms} 个、快照之后的更新 ${updates} 条、操作记录 ${auditRecords} 条。`,
	restored: (folder, takenAt) => `已把 ${takenAt} 的备份恢复到 ${folder}。`,
	epochChanged: '备份之后的修改，会由各人的设备在重新登录并连上时补送回来。',
	keptBefore: (file) => `原来的数据保留为 ${file}。`,
	noDatabase: (file) => `没有数据库 ${file}。请用 --data 指明数据目录。`,
	noBackup: (file) => `没有备份文件 ${file}。`,
	exists: (file) => `${file} 已经存在，不会覆盖。请换一个文件名。`,
	unwritable: (file, reason) => `${file}：写不了（${reason}）`,
	inUse: (folder) => `数据目录 ${folder} 正被运行中的服务使用。请先停止服务再恢复。`,
	dataExists: (folder) =>
		`数据目录 ${folder} 里已有数据。加 --replace 才会替换（原数据改名保留），或用 --into 恢复到别处。`,
	notAStore: (file) => `${file} 不是合编的数据库或备份。`,
	tooNew: (found, known) =>
		`备份由更新的版本写成（结构 ${found}，本版本只认识 ${known}）。请升级合编。`,
	structure: (detail) => `数据库结构已损坏：${detail}`,
	badSnapshot: (room) => `${room} 的快照与其校验和不符。`,
	badLog: (room, lastGood) => `${room} 的日志在第 ${lastGood} 条之后损坏。`,
	auditWhole: (records, hash) => `操作记录完整：${records} 条，末条哈希 ${hash}`,
	auditEmpty: '还没有操作记录。',
	auditAltered: (sequence) => `操作记录在第 ${sequence} 条断裂：内容与哈希不符，已被改动。`,
	auditRemoved: (sequence) => `操作记录在第 ${sequence} 条断裂：这一条不见了。`,
	auditCutOff: (sequence, head) =>
		`操作记录末尾被截断：写过 ${head} 条，现在到第 ${sequence} 条为止。`,
	auditNoHead: (sequence) =>
		`操作记录到第 ${sequence} 条为止，但末条标记不见了，无法证明没有截断。`,
	auditUnknownHash: (hash) => `操作记录里没有哈希 ${hash}：记录可能被整体改写过。`
};

const en: DurabilityWords = {
	commands: {
		backup: 'backs all data up into one file, also while the server runs, and reads it back',
		backupFile: 'where to write the backup; an existing file is never overwritten',
		data: 'the data folder (by default HEBIAN_DATA, else ./data)',
		restore: 'restores the data from a backup; stop the server first',
		restoreFile: 'a file written by hebian backup',
		into: 'the data folder to restore into',
		replace: 'restore although there are data; these are kept under another name',
		audit: 'shows and verifies the audit trail',
		auditVerify:
			'follows the hash chain of the audit trail; exits with 0 whole, 1 broken, 2 unreadable',
		auditList: 'lists the audit trail',
		noted: 'a hash noted elsewhere earlier: it must still be in the trail',
		limit: 'how many records at most, the latest',
		format: 'how to print it'
	},
	copying: 'Backing up',
	verifying: 'Verifying',
	backedUp: (file, size) => `Backed up to ${file} (${size}); every record was read back.`,
	holds: ({ books, rooms, updates, auditRecords }) =>
		`It holds ${books} books, ${rooms} rooms, ${updates} updates since their snapshots, ${auditRecords} audit records.`,
	restored: (folder, takenAt) => `Restored the backup of ${takenAt} into ${folder}.`,
	epochChanged:
		'What was edited after it comes back from people’s devices as they sign in and connect again.',
	keptBefore: (file) => `The data that were there are kept as ${file}.`,
	noDatabase: (file) => `There is no database ${file}. Name the data folder with --data.`,
	noBackup: (file) => `There is no backup ${file}.`,
	exists: (file) => `${file} exists and is not overwritten. Choose another name.`,
	unwritable: (file, reason) => `${file}: cannot be written (${reason})`,
	inUse: (folder) => `The data folder ${folder} is in use by a running server. Stop it first.`,
	dataExists: (folder) =>
		`The data folder ${folder} holds data. Add --replace to replace them (they are kept under another name), or restore elsewhere with --into.`,
	notAStore: (file) => `${file} is no database or backup of Hebian.`,
	tooNew: (found, known) =>
		`The backup was written by a newer version (schema ${found}; this one knows ${known}). Upgrade Hebian.`,
	structure: (detail) => `The structure of the database is damaged: ${detail}`,
	badSnapshot: (room) => `The snapshot of ${room} does not match its checksum.`,
	badLog: (room, lastGood) => `The log of ${room} is damaged after record ${lastGood}.`,
	auditWhole: (records, hash) => `The audit trail is whole: ${records} records, last hash ${hash}`,
	auditEmpty: 'There are no audit records yet.',
	auditAltered: (sequence) =>
		`The audit trail breaks at record ${sequence}: it does not match its hash, so it was altered.`,
	auditRemoved: (sequence) => `The audit trail breaks at record ${sequence}: it is gone.`,
	auditCutOff: (sequence, head) =>
		`The end of the audit trail was cut off: ${head} records were written, it ends at ${sequence}.`,
	auditNoHead: (sequence) =>
		`The audit trail ends at record ${sequence}, but the note of its last record is gone, so nothing proves that it is whole.`,
	auditUnknownHash: (hash) =>
		`The audit trail has no hash ${hash}: it may have been written anew from the start.`
};

export const durability: Catalogue<DurabilityWords> = { zh, en };
