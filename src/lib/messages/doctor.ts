/** Words of `hebian doctor`. */
import type { Catalogue } from './index';

export interface DoctorWords {
	readonly command: string;
	readonly well: (checks: number) => string;
	readonly configurationWell: string;
	readonly folderWell: (folder: string) => string;
	readonly permissionsWell: string;
	readonly permissionsOpen: (files: string) => string;
	readonly diskWell: (free: string) => string;
	readonly diskLow: (free: string, folder: string) => string;
	readonly databaseWell: (where: string) => string;
	readonly noDatabaseYet: (folder: string) => string;
	readonly databaseUnsafe: (setting: string) => string;
	readonly clockWell: string;
	readonly clockOff: (seconds: number) => string;
	readonly clockUnset: (year: number) => string;
	readonly backupsWell: (age: string) => string;
	readonly backupsOff: string;
	readonly backupsNone: (folder: string) => string;
	readonly backupsOld: (age: string, folder: string) => string;
	/** @param only nobody signs in by a password */
	readonly issuerWell: (issuer: string, only: boolean) => string;
	readonly issuerDown: (issuer: string, reason: string) => string;
	readonly hours: (hours: number) => string;
}

const zh: DoctorWords = {
	command:
		'检查配置、数据目录、磁盘、数据库、时钟、权限、备份和统一登录；只看不改；有问题时退出码为 1',
	well: (checks) => `${checks} 项都正常。`,
	configurationWell: '配置：可用',
	folderWell: (folder) => `数据目录：${folder} 可写`,
	permissionsWell: '权限：密钥文件只有服务用户能读',
	permissionsOpen: (files) =>
		`权限：${files} 其他用户也能读。请执行：chmod 600 ${files}，并视情况更换密钥。`,
	diskWell: (free) => `磁盘：剩余 ${free}`,
	diskLow: (free, folder) =>
		`磁盘：${folder} 所在的磁盘只剩 ${free}。请腾出空间或换更大的磁盘；写满后不能保存任何修改。`,
	databaseWell: (where) => `数据库：${where} 可用，结构是本版本的`,
	noDatabaseYet: (folder) => `数据库：${folder} 里还没有，第一次启动服务时建立`,
	databaseUnsafe: (setting) =>
		`数据库：PostgreSQL 的 ${setting} 是 off，断电会丢失已确认保存的修改。请在 postgresql.conf 中设为 on。`,
	clockWell: '时钟：与数据库一致',
	clockOff: (seconds) =>
		`时钟：与数据库主机相差 ${seconds} 秒。修改的先后会记错；请在两台机器上启用时间同步（chrony 或 systemd-timesyncd）。`,
	clockUnset: (year) => `时钟：现在是 ${year} 年，显然不对。请校准时间并启用时间同步。`,
	backupsWell: (age) => `备份：最近一份在 ${age}前`,
	backupsOff: '备份：没有设置 HEBIAN_BACKUPS，服务不会自动备份。请设到另一块磁盘上的目录。',
	backupsNone: (folder) =>
		`备份：${folder} 里还没有备份。请看服务日志中的 backup failed，或手工执行 hebian backup。`,
	backupsOld: (age, folder) =>
		`备份：${folder} 里最近一份在 ${age}前，早该有新的。请看服务是否在运行、日志中有无 backup failed。`,
	issuerWell: (issuer, only) =>
		`统一登录：${issuer} 有应答${only ? '；密码登录已关闭（HEBIAN_LOCAL_ACCOUNTS=off）' : '；密码登录并用'}`,
	issuerDown: (issuer, reason) =>
		`统一登录：${issuer} 没有给出可用的配置（${reason}）。请检查 HEBIAN_OIDC_ISSUER、网络和证书；在此期间不能用它登录。`,
	hours: (hours) => (hours < 48 ? `${hours} 小时` : `${Math.round(hours / 24)} 天`)
};

const en: DoctorWords = {
	command:
		'looks at configuration, data folder, disk, database, clock, permissions, backups and single sign-on, and changes nothing; exits with 1 where something is wrong',
	well: (checks) => `All ${checks} checks are well.`,
	configurationWell: 'Configuration: usable',
	folderWell: (folder) => `Data folder: ${folder} can be written`,
	permissionsWell: 'Permissions: only the user of the server can read the keys',
	permissionsOpen: (files) =>
		`Permissions: other users can read ${files}. Run: chmod 600 ${files}; consider making new keys.`,
	diskWell: (free) => `Disk: ${free} free`,
	diskLow: (free, folder) =>
		`Disk: only ${free} left where ${folder} is. Make room or take a larger disk; once it is full, no edit can be stored.`,
	databaseWell: (where) => `Database: ${where} is usable and has the schema of this version`,
	noDatabaseYet: (folder) =>
		`Database: none in ${folder} yet; the server makes it at its first start`,
	databaseUnsafe: (setting) =>
		`Database: ${setting} of PostgreSQL is off, so a power cut loses what was acknowledged as saved. Set it to on in postgresql.conf.`,
	clockWell: 'Clock: agrees with the database',
	clockOff: (seconds) =>
		`Clock: ${seconds} s off from the machine of the database. The order of edits is noted wrongly; turn time synchronisation on (chrony or systemd-timesyncd) on both.`,
	clockUnset: (year) =>
		`Clock: it says ${year}, which cannot be. Set the time, and turn time synchronisation on.`,
	backupsWell: (age) => `Backups: the latest is ${age} old`,
	backupsOff:
		'Backups: HEBIAN_BACKUPS is not set, so the server takes none by itself. Set it to a folder on another disk.',
	backupsNone: (folder) =>
		`Backups: there is none in ${folder}. Look for "backup failed" in the log, or run hebian backup.`,
	backupsOld: (age, folder) =>
		`Backups: the latest in ${folder} is ${age} old, so one is overdue. See whether the server runs, and look for "backup failed" in the log.`,
	issuerWell: (issuer, only) =>
		`Single sign-on: ${issuer} answers; passwords are ${only ? 'off (HEBIAN_LOCAL_ACCOUNTS=off)' : 'on as well'}`,
	issuerDown: (issuer, reason) =>
		`Single sign-on: ${issuer} gives no usable configuration (${reason}). Look at HEBIAN_OIDC_ISSUER, the network and certificates; until then nobody signs in by it.`,
	hours: (hours) => (hours < 48 ? `${hours} hours` : `${Math.round(hours / 24)} days`)
};

export const doctorWords: Catalogue<DoctorWords> = { zh, en };
