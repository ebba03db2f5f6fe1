/** Words about a store in PostgreSQL and about moving a store, as they are printed in a terminal. */
import type { Catalogue } from './index';

export interface DatabaseWords {
	readonly failure: Readonly<
		Record<
			| 'unreachable'
			| 'no-such-database'
			| 'refused'
			| 'no-rights'
			| 'read-only'
			| 'not-utf8'
			| 'in-use'
			| 'occupied'
			| 'empty',
			(about: { server: string; detail: string }) => string
		>
	>;
	readonly tooNew: (found: number, known: number) => string;
	/** The server ends because of it. */
	readonly takenOver: string;
	readonly notMoved: (folder: string) => string;
	readonly restored: (server: string, takenAt: string) => string;
	readonly keptSchema: (schema: string) => string;
	readonly move: string;
	readonly moveTo: string;
	readonly moveReplace: string;
	readonly moving: string;
	readonly moved: (rows: number, to: string) => string;
	readonly movedFrom: (file: string) => string;
	readonly leftBehind: (server: string) => string;
	readonly useDatabase: string;
	readonly useFolder: (folder: string) => string;
	readonly differs: (table: string, row: string) => string;
	readonly samePlace: string;
	readonly folderInUse: (folder: string) => string;
	readonly folderOccupied: (file: string) => string;
}

const zh: DatabaseWords = {
	failure: {
		unreachable: ({ server, detail }) =>
			`连不上 PostgreSQL ${server}（${detail}）。请检查 HEBIAN_DATABASE 里的主机和端口、数据库是否在运行、防火墙是否放行。`,
		'no-such-database': ({ server, detail }) =>
			`PostgreSQL ${server} 上没有名为 ${detail} 的数据库。请先建立：createdb -E UTF8 ${detail}`,
		refused: ({ server, detail }) =>
			`PostgreSQL ${server} 不让用户 ${detail} 登录：口令不对，或 pg_hba.conf 不允许。请检查 HEBIAN_DATABASE。`,
		'no-rights': ({ server, detail }) =>
			`用户 ${detail} 在 PostgreSQL ${server} 上权限不足。请授权：GRANT CREATE ON DATABASE 数据库 TO ${detail}`,
		'read-only': ({ server }) =>
			`PostgreSQL ${server} 只读（可能是备机）。请把 HEBIAN_DATABASE 指向主机。`,
		'not-utf8': ({ server, detail }) =>
			`PostgreSQL ${server} 的编码是 ${detail}，存不下中文。请用 UTF8 编码新建数据库：createdb -E UTF8 -T template0 …`,
		'in-use': ({ server }) =>
			`PostgreSQL ${server} 正被另一个合编服务使用。请先停止它；若它已意外中止，十秒后再试。`,
		occupied: ({ server }) =>
			`PostgreSQL ${server} 里已有合编的数据。加 --replace 才会替换（原数据改名保留）。`,
		empty: ({ server }) => `PostgreSQL ${server} 里没有合编的数据。`
	},
	tooNew: (found, known) =>
		`数据库由更新的版本写成（结构 ${found}，本版本只认识 ${known}）。请升级合编；结构较旧的，请先启动一次服务。`,
	takenOver: '另一个合编服务接管了数据库，本服务退出。已确认保存的修改都在数据库里。',
	notMoved: (folder) =>
		`设置了 HEBIAN_DATABASE，但数据目录 ${folder} 里还有数据库 hebian.db：服务不会撇下它从空白开始。请先搬过去：hebian move --to postgres://…；不再需要它，请换一个数据目录。`,
	restored: (server, takenAt) => `已把 ${takenAt} 的备份恢复到 PostgreSQL ${server}。`,
	keptSchema: (schema) => `原来的数据保留为 schema ${schema}。`,
	move: '把全部数据搬到 PostgreSQL，或从 PostgreSQL 搬到目录；逐行核对；须先停止服务',
	moveTo: 'postgres://用户@主机/数据库，或一个数据目录',
	moveReplace: '目的数据库里已有数据时也搬；原数据改名保留',
	moving: '正在搬运',
	moved: (rows, to) => `已把 ${rows} 行搬到 ${to}，逐行核对无误。`,
	movedFrom: (file) => `原数据库保留为 ${file}。`,
	leftBehind: (server) => `PostgreSQL ${server} 里的原数据没有改动；确认无误后可自行删除。`,
	useDatabase: '现在用 HEBIAN_DATABASE 指向新数据库启动服务；数据目录不变，其中的密钥仍要用。',
	useFolder: (folder) => `现在去掉 HEBIAN_DATABASE，用 HEBIAN_DATA=${folder} 启动服务。`,
	differs: (table, row) => `核对不符：表 ${table} 的 ${row} 与原数据不同。什么都没有改动，请重试。`,
	samePlace: '要搬到的地方就是现在的地方，或两边都是目录。请用 --to 指明另一种存放处。',
	folderInUse: (folder) => `数据目录 ${folder} 正被运行中的服务使用。请先停止服务。`,
	folderOccupied: (file) => `${file} 已经存在，不会覆盖。请换一个目录。`
};

const en: DatabaseWords = {
	failure: {
		unreachable: ({ server, detail }) =>
			`PostgreSQL ${server} cannot be reached (${detail}). Check the host and port in HEBIAN_DATABASE, whether the database runs, and the firewall.`,
		'no-such-database': ({ server, detail }) =>
			`There is no database ${detail} on PostgreSQL ${server}. Make it first: createdb -E UTF8 ${detail}`,
		refused: ({ server, detail }) =>
			`PostgreSQL ${server} does not let user ${detail} in: the password is wrong, or pg_hba.conf forbids it. Check HEBIAN_DATABASE.`,
		'no-rights': ({ server, detail }) =>
			`User ${detail} lacks rights on PostgreSQL ${server}. Grant them: GRANT CREATE ON DATABASE … TO ${detail}`,
		'read-only': ({ server }) =>
			`PostgreSQL ${server} is read-only (it may be a standby). Point HEBIAN_DATABASE to the primary.`,
		'not-utf8': ({ server, detail }) =>
			`PostgreSQL ${server} has the encoding ${detail}, which cannot hold Chinese. Make a database in UTF8: createdb -E UTF8 -T template0 …`,
		'in-use': ({ server }) =>
			`PostgreSQL ${server} is in use by another Hebian server. Stop it first; if it was killed, try again in ten seconds.`,
		occupied: ({ server }) =>
			`PostgreSQL ${server} holds data of Hebian. Add --replace to replace them (they are kept under another name).`,
		empty: ({ server }) => `PostgreSQL ${server} holds no data of Hebian.`
	},
	tooNew: (found, known) =>
		`The database has schema ${found}, this version knows ${known}. Upgrade Hebian; where the schema is older, start the server once first.`,
	takenOver:
		'Another Hebian server has taken over the database; this one ends. What was acknowledged as saved is in the database.',
	notMoved: (folder) =>
		`HEBIAN_DATABASE is set, but the data folder ${folder} holds the database hebian.db: the server does not leave it behind and begin empty. Move it first: hebian move --to postgres://…; if it is not needed any more, choose another data folder.`,
	restored: (server, takenAt) => `Restored the backup of ${takenAt} into PostgreSQL ${server}.`,
	keptSchema: (schema) => `The data that were there are kept as schema ${schema}.`,
	move: 'moves all data into PostgreSQL, or out of it into a folder, compared row by row; stop the server first',
	moveTo: 'postgres://user@host/database, or a data folder',
	moveReplace: 'move although the database holds data; these are kept under another name',
	moving: 'Moving',
	moved: (rows, to) => `Moved ${rows} rows to ${to}; every row was compared.`,
	movedFrom: (file) => `The database of before is kept as ${file}.`,
	leftBehind: (server) =>
		`The data in PostgreSQL ${server} are as they were; remove them when you are sure.`,
	useDatabase:
		'Now start the server with HEBIAN_DATABASE set to the new database; keep the data folder, whose keys are still needed.',
	useFolder: (folder) =>
		`Now start the server without HEBIAN_DATABASE and with HEBIAN_DATA=${folder}.`,
	differs: (table, row) =>
		`The comparison failed: ${row} of table ${table} differs from the original. Nothing was changed; try again.`,
	samePlace:
		'The data are there already, or both places are folders. Name a place of the other kind with --to.',
	folderInUse: (folder) =>
		`The data folder ${folder} is in use by a running server. Stop it first.`,
	folderOccupied: (file) => `${file} exists and is not overwritten. Choose another folder.`
};

export const databaseWords: Catalogue<DatabaseWords> = { zh, en };
