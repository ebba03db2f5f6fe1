/** The commands that keep the data of a server: backup, restore, audit. */
import { Option, type Command } from 'commander';
import { LOCALES, type Locale } from '$lib/messages';
import { durability } from '$lib/messages/durability';
import type { AuditOptions } from './audit';
import type { BackupOptions, RestoreOptions } from './backup';
import type { Terminal } from './terminal';

/** The database's package is loaded only for them. */
export function addDataCommands(
	program: Command,
	locale: Locale,
	terminal: Terminal,
	exit: (code: number) => void
): void {
	const say = durability[locale].commands;
	const lang = (): Option => new Option('--lang <lang>').choices(LOCALES).default('zh');
	program
		.command('backup')
		.description(say.backup)
		.argument('<file>', say.backupFile)
		.option('--data <folder>', say.data)
		.addOption(lang())
		.action(async (file: string, options: BackupOptions) => {
			exit(await (await import('./backup')).backup(file, options, terminal));
		});
	program
		.command('restore')
		.description(say.restore)
		.argument('<file>', say.restoreFile)
		.option('--into <folder>', say.into)
		.option('--replace', say.replace)
		.addOption(lang())
		.action(async (file: string, options: RestoreOptions) => {
			exit((await import('./backup')).restore(file, options, terminal));
		});
	const audit = program.command('audit').description(say.audit);
	audit
		.command('verify')
		.description(say.auditVerify)
		.option('--data <folder>', say.data)
		.option('--noted <hash>', say.noted)
		.addOption(lang())
		.action(async (options: AuditOptions & { noted?: string }) => {
			exit((await import('./audit')).auditVerify(options, terminal));
		});
	audit
		.command('list')
		.description(say.auditList)
		.option('--data <folder>', say.data)
		.option('--limit <n>', say.limit, Number, 100)
		.addOption(
			new Option('--format <format>', say.format).choices(['text', 'json']).default('text')
		)
		.addOption(lang())
		.action(async (options: AuditOptions & { limit: number; format: 'text' | 'json' }) => {
			exit((await import('./audit')).auditList(options, terminal));
		});
}
