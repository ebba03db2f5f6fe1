/** Pages of the handbook for whoever runs the server. */
import type { HandbookPages } from './handbook-page';

export const operatingPages: HandbookPages<'install' | 'backup' | 'damage'> = {
	install: {
		roles: ['operator'],
		see: ['backup', 'people', 'damage'],
		zh: {
			title: '安装与运行',
			lead: '一个进程，一个数据文件夹；40 个单位的部门用一台普通服务器即可。',
			steps: [
				'在服务器上运行 npm ci 和 npm run build。',
				'设 HEBIAN_MODE=production、HEBIAN_ORIGIN=https://地址、HEBIAN_DATA=数据文件夹、HEBIAN_PROXIES=1。',
				'运行 node build/server.js，前面放一个带 HTTPS、转发 WebSocket 的代理。',
				'建第一个预算统筹：hebian user add 用户名 --role coordinator --name 姓名。其余人由他在页面上邀请。',
				'运行 hebian doctor，照它说的改。'
			],
			notes: [
				'server/deploy 里有 systemd、Dockerfile 和 compose 文件。',
				'/healthz 说进程在不在，/readyz 说能不能存，/metrics 供监控。',
				'要用 PostgreSQL，设 HEBIAN_DATABASE；hebian move 可双向搬迁。',
				'一台不够时，几台服务共用一个 PostgreSQL：每台再设 HEBIAN_NODE_URL，server/deploy 里有现成的例子。'
			]
		},
		en: {
			title: 'Install and run',
			lead: 'One process and one data folder. An ordinary server is enough for a department of 40 units.',
			steps: [
				'Run npm ci and npm run build on the server.',
				'Set HEBIAN_MODE=production, HEBIAN_ORIGIN=https://address, HEBIAN_DATA=folder and HEBIAN_PROXIES=1.',
				'Run node build/server.js behind a proxy with HTTPS that passes WebSocket upgrades.',
				'Make the first coordinator: hebian user add NAME --role coordinator --name NAME. The coordinator invites all others.',
				'Run hebian doctor and do what it says.'
			],
			notes: [
				'server/deploy has files for systemd, Docker and compose.',
				'/healthz says whether the process lives, /readyz whether edits can be stored; /metrics is for monitoring.',
				'For PostgreSQL set HEBIAN_DATABASE. hebian move carries a store over, both ways.',
				'Where one machine is too small, several share one PostgreSQL: set HEBIAN_NODE_URL on each. server/deploy has an example.'
			]
		}
	},
	backup: {
		roles: ['operator'],
		see: ['damage', 'install'],
		zh: {
			title: '备份与恢复',
			lead: '备份是一个文件，服务器运行时也能做；写完先读一遍才算数。',
			steps: [
				'设 HEBIAN_BACKUPS=另一块磁盘上的文件夹，服务器每天自动备份，保留 14 份。',
				'手工备份：hebian backup 文件。',
				'恢复：停止服务，运行 hebian restore 文件；已有数据时加 --replace，旧数据仍留着。',
				'重新启动。每个人重新登录一次。'
			],
			notes: [
				'备份之后的改动，各人的设备连上后会补送。',
				'升级改动数据库之前，会自动留一份副本。',
				'定期试一次恢复，用 --into 放到另一个文件夹。'
			]
		},
		en: {
			title: 'Back up and restore',
			lead: 'A backup is one file. It can be made while the server runs, and is read back before it counts.',
			steps: [
				'Set HEBIAN_BACKUPS to a folder on another disk. The server backs itself up each day and keeps 14.',
				'By hand: hebian backup FILE.',
				'To restore, stop the server and run hebian restore FILE. Over existing data add --replace; they are kept.',
				'Start again. Everybody signs in once more.'
			],
			notes: [
				'What was edited after the backup comes back from people’s devices.',
				'Before an upgrade changes the database, a copy is kept.',
				'Try a restore now and then, with --into another folder.'
			]
		}
	},
	damage: {
		roles: ['operator'],
		see: ['backup', 'offline'],
		zh: {
			title: '数据损坏或磁盘坏了',
			lead: '已确认的改动写入磁盘后才显示“已存服务器”。损坏会报告出来，绝不悄悄重来。',
			steps: [
				'运行 hebian audit verify，看哪一部分损坏。',
				'其余部分照常使用；损坏的部分关闭，页面上写明原因。',
				'停止服务，用最近的备份恢复。',
				'请大家打开各自的设备，等补送完。',
				'确实找不回的，用 hebian audit acknowledge 记录在案。'
			],
			notes: [
				'磁盘坏了：换磁盘，恢复备份。备份之后的改动在各人的设备上。',
				'磁盘满了：/readyz 返回 503，新的改动留在各人设备上，不会丢。'
			]
		},
		en: {
			title: 'Damaged data, or a dead disk',
			lead: 'An edit is called saved only after it is on disk. Damage is reported and never silently begun anew.',
			steps: [
				'Run hebian audit verify to see which part is damaged.',
				'All other parts work on. The damaged part is closed and says why.',
				'Stop the server and restore the latest backup.',
				'Ask people to open the book on their devices and wait until all is sent.',
				'What cannot be recovered is put on record by hebian audit acknowledge.'
			],
			notes: [
				'After a dead disk, replace it and restore. Edits made since the backup are on people’s devices.',
				'While the disk is full, /readyz answers 503 and edits stay on people’s devices.'
			]
		}
	}
};
