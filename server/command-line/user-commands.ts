/** The words after `hebian user`. */
import { Option, type Command } from 'commander';
import { LOCALES, type Locale } from '$lib/messages';
import { SERVER_WORDS } from '$lib/messages/server';
import { userCommandWords, type UserCommandWords } from '$lib/messages/user-commands';
import type { Terminal } from './terminal';
import type { AddUserOptions, UserOptions } from './user';

export function addUserCommands(
	program: Command,
	locale: Locale,
	terminal: Terminal,
	exit: (code: number) => void
): void {
	const say = userCommandWords[locale];
	const language = (): Option =>
		new Option('--lang <lang>', SERVER_WORDS[locale].commands.lang).choices(LOCALES).default('zh');
	// The store is not loaded for a check of a file.
	const commands = () => import('./user');
	const user = program.command('user').description(say.user);
	addAdd(user, say, language()).action(async (username: string, options: AddUserOptions) =>
		exit(await (await commands()).addUser(username, options, terminal))
	);
	user
		.command('list')
		.description(say.list)
		.addOption(language())
		.action(async (options: UserOptions) =>
			exit(await (await commands()).listUsers(options, terminal))
		);
	for (const name of ['password', 'link', 'unbind', 'remove'] as const)
		user
			.command(name)
			.description(say[name])
			.argument('<username>', say.username)
			.addOption(language())
			.action(async (username: string, options: UserOptions) => {
				const { setPassword, makeUserLink, unbindUser, removeUser } = await commands();
				const work = { password: setPassword, link: makeUserLink, unbind: unbindUser };
				exit(await { ...work, remove: removeUser }[name](username, options, terminal));
			});
}

function addAdd(user: Command, say: UserCommandWords, language: Option): Command {
	const roles = Object.keys(say.roles);
	return user
		.command('add')
		.description(say.add)
		.argument('<username>', say.username)
		.addOption(new Option('--role <role>', say.role).choices(roles).default('coordinator'))
		.option('--name <name>', say.name)
		.option('--department <department>', say.department)
		.option('--unit <unit>', say.unit)
		.addOption(language);
}
