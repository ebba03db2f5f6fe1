/**
 * `hebian read | write | check | rules | explain | user | backup | restore | audit | serve`. Exit codes: 0 all well;
 * 1 `check` or `audit verify` found something; 2 the file could not be read, the answer not written,
 * or the command not understood.
 */
import { Command, CommanderError, Option } from 'commander';
import { LOCALES, type Locale } from '$lib/messages';
import { SERVER_WORDS } from '$lib/messages/server';
import { WRITING_WORDS } from '$lib/messages/writing';
import { WRITE_FORMATS } from '$lib/exchange/write/write-document';
import { check, CHECK_FORMATS, type CheckOptions } from './check';
import { addDataCommands } from './data-commands';
import { read, type ReadOptions } from './read';
import { explain, rules, type ExplainOptions, type RulesOptions } from './rules';
import { EXIT, type Terminal } from './terminal';
import { addUserCommands } from './user-commands';
import { write, type WriteOptions } from './write';

export async function runCommandLine(
	words: readonly string[],
	terminal: Terminal
): Promise<number> {
	let code: number = EXIT.well;
	const program = describe(words, terminal, (exit) => (code = exit));
	try {
		await program.parseAsync(words, { from: 'user' });
		return code;
	} catch (error) {
		if (!(error instanceof CommanderError)) throw error;
		// Asking for help is no mistake.
		return error.exitCode === 0 ? EXIT.well : EXIT.failed;
	}
}

function describe(
	words: readonly string[],
	terminal: Terminal,
	exit: (code: number) => void
): Command {
	const locale = localeIn(words);
	const say = SERVER_WORDS[locale].commands;
	const program = new Command('hebian')
		.description(say.hebian)
		.exitOverride()
		.configureOutput({ writeOut: terminal.out, writeErr: terminal.error });
	addRead(program, say).action(async (files: string[], options: ReadOptions) =>
		exit(await read(files, options, terminal))
	);
	addWrite(program, locale).action(async (file: string, options: WriteOptions) =>
		exit(await write(file, options, terminal))
	);
	addCheck(program, say).action(async (file: string, options: CheckOptions) =>
		exit(await check(file, options, terminal))
	);
	addRules(program, say).action(async (file: string | undefined, options: RulesOptions) =>
		exit(await rules(file, options, terminal))
	);
	addExplain(program, say).action(async (rule: string, options: ExplainOptions) =>
		exit(await explain(rule, options, terminal))
	);
	addDataCommands(program, localeIn(words), terminal, exit);
	addUserCommands(program, localeIn(words), terminal, exit);
	program
		.command('serve')
		.description(say.serve)
		.action(async () => {
			// The server's packages are not loaded for a check.
			const { serve } = await import('../serve');
			exit((await serve({ home: terminal.home, environment: process.env })) ?? EXIT.well);
		});
	return program;
}

type CommandWords = (typeof SERVER_WORDS)['zh']['commands'];

function addRead(program: Command, say: CommandWords): Command {
	return program
		.command('read')
		.description(say.read)
		.argument('<files...>', say.files)
		.option('--out <book>', say.out)
		.option('--report <report>', say.report)
		.option('--year <year>', say.year)
		.option('--department <name>', say.department)
		.addOption(new Option('--level <level>', say.level).choices(['省级', '市级', '县级']))
		.addOption(languageOption(say));
}

function addWrite(program: Command, locale: Locale): Command {
	const say = WRITING_WORDS[locale].command;
	return program
		.command('write')
		.description(say.write)
		.argument('<file>', say.book)
		.requiredOption('--to <file>', say.to)
		.addOption(new Option('--format <format>', say.format).choices(Object.keys(WRITE_FORMATS)))
		.option('--edition <edition>', say.edition, 'department')
		.option('--public', say.public)
		.addOption(new Option('--forms <place>', say.forms).choices(['inside', 'none', 'appendix']))
		.option('--formulas', say.formulas)
		.addOption(languageOption(SERVER_WORDS[locale].commands));
}

function addCheck(program: Command, say: CommandWords): Command {
	const severities = ['error', 'explain', 'warning', 'never'];
	return program
		.command('check')
		.description(say.check)
		.argument('<file>', say.fileOrBook)
		.addOption(new Option('--format <format>', say.format).choices(CHECK_FORMATS).default('text'))
		.addOption(new Option('--fail-on <severity>', say.failOn).choices(severities).default('error'))
		.addOption(languageOption(say));
}

function addRules(program: Command, say: CommandWords): Command {
	return program
		.command('rules')
		.description(say.rules)
		.argument('[file]', say.fileOfRules)
		.addOption(textOrJson(say))
		.addOption(languageOption(say));
}

function addExplain(program: Command, say: CommandWords): Command {
	return program
		.command('explain')
		.description(say.explain)
		.argument('<rule>', say.ruleId)
		.option('--book <file>', say.fileOfRules)
		.addOption(textOrJson(say))
		.addOption(languageOption(say));
}

function textOrJson(say: CommandWords): Option {
	return new Option('--format <format>', say.format).choices(['text', 'json']).default('text');
}

function languageOption(say: CommandWords): Option {
	return new Option('--lang <lang>', say.lang).choices(LOCALES).default('zh');
}

/** The language of help and mistakes, before the options are understood. */
function localeIn(words: readonly string[]): Locale {
	const at = words.indexOf('--lang');
	return words[at + 1] === 'en' && at >= 0 ? 'en' : words.includes('--lang=en') ? 'en' : 'zh';
}
