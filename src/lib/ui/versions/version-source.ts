/** The versions of a book, from the server. */
import type { Book } from '$lib/budget/book/book';

export interface Version {
	readonly id: string;
	readonly name: string;
	readonly note: string;
	readonly made: 'person' | 'day';
	readonly by: string;
	/** UTC milliseconds. */
	readonly at: number;
}

export interface VersionList {
	/** The newest first. */
	readonly versions: readonly Version[];
	/** Id → name. */
	readonly people: Readonly<Record<string, string>>;
}

const address = (book: string, rest = ''): string =>
	`/api/books/${encodeURIComponent(book)}/versions${rest}`;

/** `undefined` where the server does not answer. */
async function ask<T>(path: string, request?: RequestInit): Promise<T | undefined> {
	try {
		const answer = await fetch(path, request);
		return answer.ok ? ((await answer.json()) as T) : undefined;
	} catch {
		return undefined;
	}
}

export function fetchVersions(book: string): Promise<VersionList | undefined> {
	return ask(address(book), { cache: 'no-store' });
}

/** The whole book as it was. */
export function fetchVersion(book: string, id: string): Promise<Book | undefined> {
	return ask(address(book, `/${encodeURIComponent(id)}`));
}

export function makeVersion(
	book: string,
	version: Pick<Version, 'name' | 'note'>
): Promise<{ id: string } | undefined> {
	return ask(address(book), {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(version)
	});
}
