/** Why the server did not start, in words for whoever started it. */
import { SERVER_WORDS } from '$lib/messages/server';
import type { Configuration, ConfigurationFailure } from './configuration';
import { StoreDamaged, StoreTooNew } from './store/store';

type Words = (typeof SERVER_WORDS)['zh'];

/** The sentence in Chinese and in English; undefined for what nobody expected. */
export function explainStartFailure(
	error: unknown,
	{ port, data }: Pick<Configuration, 'port' | 'data'>
): string | undefined {
	const say = (sentence: (words: Words) => string): string => inBoth(sentence);
	if (error instanceof StoreDamaged) return say((w) => w.storeDamaged(error.message));
	if (error instanceof StoreTooNew) return say((w) => w.storeTooNew(error.found, error.known));
	const { code, syscall } = error as NodeJS.ErrnoException;
	if (code === 'EADDRINUSE') return say((w) => w.portInUse(port));
	if (code === 'EACCES' && syscall === 'listen') return say((w) => w.portForbidden(port));
	const unwritable = [
		'EACCES',
		'EROFS',
		'ENOSPC',
		'EPERM',
		'ENOTDIR',
		'SQLITE_CANTOPEN',
		'SQLITE_READONLY'
	];
	if (code && unwritable.includes(code)) return say((w) => w.dataUnwritable(data, code));
	return undefined;
}

export function explainConfiguration(failure: ConfigurationFailure): string {
	switch (failure.kind) {
		case 'bad-variable':
			return inBoth((w) => w.badVariable(failure.variable, failure.value));
		case 'demo-beyond-loopback':
			return inBoth((w) => w.demoBeyondLoopback(failure.host));
		case 'production-needs-origin':
			return inBoth((w) => w.productionNeedsOrigin);
		case 'production-needs-https':
			return inBoth((w) => w.productionNeedsHttps(failure.origin));
	}
}

export function inBoth(sentence: (words: Words) => string): string {
	return `${sentence(SERVER_WORDS.zh)}\n${sentence(SERVER_WORDS.en)}`;
}
