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
			| 'auditAcknowledge'
			| 'room'
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
	readonly roomDamaged: Readonly<
		Record<
			'first-record' | 'beginning-missing' | 'snapshot' | 'missing' | 'record',
			(room: string) => string
		>
	>;
	readonly badRecord: Readonly<
		Record<'book' | 'user' | 'link', (id: string, column: string) => string>
	>;
	readonly noBook: (book: string) => string;
	/** What to do where something is damaged. */
	readonly restoreAdvice: string;
	readonly setAside: (room: string, records: number, at: string) => string;
	readonly setAsideKnown: (room: string, records: number, at: string, known: string) => string;
	readonly nothingToAcknowledge: (room: string) => string;
	readonly acknowledged: (room: string, records: number) => string;
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
		auditVerify:
			'沿哈希链逐条核验操作记录，并核验全部日志与快照；退出码 0 完整，1 有断裂或损坏，2 读不了',
		auditAcknowledge: '确认知悉某个房间被移出日志的损坏记录；确认写入操作记录，此后核验只作说明',
		room: '房间的名称，照 audit verify 所示',
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
	roomDamaged: {
		'first-record': (room) => `${room} 的日志从第一条起就已损坏，这个房间打不开。`,
		'beginning-missing': (room) =>
			`${room} 的日志缺了开头（快照或最早的记录不见了），这个房间打不开。`,
		snapshot: (room) => `${room} 的快照与其校验和不符，这个房间打不开。`,
		missing: (room) => `${room} 的内容全部不见了，这个房间打不开。`,
		record: (room) => `${room} 的日志中间已损坏；它只由服务写入，无人能补送，因此不打开。`
	},
	badRecord: {
		book: (id, column) => `文本 ${id} 的登记（${column}）读不出，这份文本打不开。请从备份恢复。`,
		user: (id, column) =>
			`账户 ${id} 的权限（${column}）读不出：此人能登录，但没有任何角色。请由预算统筹重新授予，或从备份恢复。`,
		link: (id, column) => `一次性链接 ${id}…（${column}）读不出，已不能使用。请重新邀请。`
	},
	noBook: (book) => `文本 ${book} 的登记不见了，它的房间还在。`,
	restoreAdvice:
		'请停止服务，用 hebian restore 备份文件 --replace 从最近的完好备份恢复（现有数据会改名保留）；备份之后的修改由各人的设备补送。其余房间不受影响，可照常使用。',
	setAside: (room, records, at) =>
		`注意：${room} 有 ${records} 条损坏的记录在 ${at} 被移出日志（仍保留在数据库中）。各人的设备重新连上后会补送；请核对该单位最近的修改，缺的从备份恢复。处理完后用 hebian audit acknowledge ${room} 确认。`,
	setAsideKnown: (room, records, at, known) =>
		`说明：${room} 有 ${records} 条损坏的记录在 ${at} 被移出日志，已于 ${known} 确认知悉。`,
	nothingToAcknowledge: (room) => `${room} 没有待确认的损坏记录。`,
	acknowledged: (room, records) =>
		`已确认 ${room} 被移出日志的 ${records} 条损坏记录，并写入操作记录。`,
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
			'follows the hash chain of the audit trail and every log and snapshot; exits with 0 whole, 1 broken or damaged, 2 unreadable',
		auditAcknowledge:
			'takes note of damaged records that were cut from the log of a room: that goes into the audit trail, and verify only mentions them from then on',
		room: 'the name of the room, as audit verify gives it',
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
	roomDamaged: {
		'first-record': (room) =>
			`The log of ${room} is damaged from its first record on; the room cannot be opened.`,
		'beginning-missing': (room) =>
			`The log of ${room} lacks its beginning (the snapshot or the earliest records are gone); the room cannot be opened.`,
		snapshot: (room) =>
			`The snapshot of ${room} does not match its checksum; the room cannot be opened.`,
		missing: (room) => `Everything of ${room} is gone; the room cannot be opened.`,
		record: (room) =>
			`The log of ${room} is damaged in its middle. Only the server writes it, so nobody can bring back what is lost, and it is not opened.`
	},
	badRecord: {
		book: (id, column) =>
			`The record of book ${id} (${column}) cannot be read, so the book cannot be opened. Restore a backup.`,
		user: (id, column) =>
			`The rights of account ${id} (${column}) cannot be read: this person can sign in and has no role. Have a coordinator give it again, or restore a backup.`,
		link: (id, column) =>
			`The one-time link ${id}… (${column}) cannot be read and opens nothing. Invite again.`
	},
	noBook: (book) => `The record of book ${book} is gone; its rooms are there.`,
	restoreAdvice:
		'Stop the server and restore the latest sound backup: hebian restore FILE --replace (the present data are kept under another name). What was edited since comes back from people’s devices. The other rooms are not affected and can be used.',
	setAside: (room, records, at) =>
		`Note: ${records} damaged records of ${room} were taken out of its log at ${at} (they are kept in the database). People’s devices bring back what they have; check the latest edits of that unit, and restore a backup for what is missing. Then acknowledge it: hebian audit acknowledge ${room}`,
	setAsideKnown: (room, records, at, known) =>
		`${records} damaged records of ${room} were taken out of its log at ${at}; acknowledged at ${known}.`,
	nothingToAcknowledge: (room) => `${room} has no damaged records to be acknowledged.`,
	acknowledged: (room, records) =>
		`Acknowledged the ${records} damaged records that were cut from ${room}; the audit trail has it.`,
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
