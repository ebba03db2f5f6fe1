/** The commands that keep the data of a server: backup, restore, audit. */
import { Option, type Command } from 'commander';
import { LOCALES, type Locale } from '$lib/messages';
import { databaseWords } from '$lib/messages/database';
import { doctorWords } from '$lib/messages/doctor';
import { durability, type DurabilityWords } from '$lib/messages/durability';
import type { AuditOptions } from './audit';
import type { BackupOptions, RestoreOptions } from './backup';
import type { DoctorOptions } from './doctor';
import type { MoveOptions } from './move';
import type { Terminal } from './terminal';

type Exit = (code: number) => void;
type Words = DurabilityWords['commands'];

/** The database's package is loaded only for them. */
export function addDataCommands(
	program: Command,
	locale: Locale,
	terminal: Terminal,
	exit: Exit
): void {
	const say = durability[locale].commands;
	program
		.command('backup')
		.description(say.backup)
		.argument('<file>', say.backupFile)
		.option('--data <folder>', say.data)
		.addOption(language())
		.action(async (file: string, options: BackupOptions) => {
			exit(await (await import('./backup')).backup(file, options, terminal));
		});
	program
		.command('restore')
		.description(say.restore)
		.argument('<file>', say.restoreFile)
		.option('--into <folder>', say.into)
		.option('--replace', say.replace)
		.addOption(language())
		.action(async (file: string, options: RestoreOptions) => {
			exit(await (await import('./backup')).restore(file, options, terminal));
		});
	addOperatorCommands(program, locale, terminal, exit);
	addAudit(program.command('audit').description(say.audit), say, terminal, exit);
}

function addOperatorCommands(
	program: Command,
	locale: Locale,
	terminal: Terminal,
	exit: Exit
): void {
	const say = databaseWords[locale];
	program
		.command('move')
		.description(say.move)
		.requiredOption('--to <place>', say.moveTo)
		.option('--replace', say.moveReplace)
		.addOption(language())
		.action(async (options: MoveOptions) => {
			exit(await (await import('./move')).move(options, terminal));
		});
	program
		.command('doctor')
		.description(doctorWords[locale].command)
		.addOption(language())
		.action(async (options: DoctorOptions) => {
			exit(await (await import('./doctor')).doctor(options, terminal));
		});
}

function addAudit(audit: Command, say: Words, terminal: Terminal, exit: Exit): void {
	audit
		.command('verify')
		.description(say.auditVerify)
		.option('--data <folder>', say.data)
		.option('--noted <hash>', say.noted)
		.addOption(language())
		.action(async (options: AuditOptions & { noted?: string }) => {
			exit(await (await import('./audit')).auditVerify(options, terminal));
		});
	audit
		.command('acknowledge')
		.description(say.auditAcknowledge)
		.argument('<room>', say.room)
		.option('--data <folder>', say.data)
		.addOption(language())
		.action(async (room: string, options: AuditOptions) => {
			exit(await (await import('./audit')).auditAcknowledge(room, options, terminal));
		});
	audit
		.command('list')
		.description(say.auditList)
		.option('--data <folder>', say.data)
		.option('--limit <n>', say.limit, Number, 100)
		.addOption(
			new Option('--format <format>', say.format).choices(['text', 'json']).default('text')
		)
		.addOption(language())
		.action(async (options: AuditOptions & { limit: number; format: 'text' | 'json' }) => {
			exit(await (await import('./audit')).auditList(options, terminal));
		});
}

const language = (): Option => new Option('--lang <lang>').choices(LOCALES).default('zh');
