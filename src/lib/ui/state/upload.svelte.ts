/** Reading a file in: sent to the server with its progress, answered with a new book or a failure. */
import { SIZE_LIMIT, type ReadFailure } from '$lib/exchange/read/import-report';

const PLAIN = [
	/** More requests than the server takes, or more content than a book may hold. */
	...(['too-many-requests', 'too-much'] as const),
	/** The server has too much to do, or this person has asked for too much at once. */
	...(['busy', 'throttled'] as const),
	/** It took longer, or more memory, than one file may. */
	...(['work-stopped', 'reading-stopped'] as const)
] as const;
type PlainFailure = (typeof PLAIN)[number];

export type UploadFailure =
	/** The reader could not read it; nothing was created. */
	| { readonly kind: 'unreadable'; readonly reason: ReadFailure }
	| { readonly kind: 'unreachable' }
	| { readonly kind: 'no-identity' }
	| { readonly kind: 'forbidden' }
	/** The document is of a department about whose books this person does not decide. */
	| { readonly kind: 'other-department'; readonly department: string }
	/** What of year and department the document does not say. */
	| { readonly kind: 'head-missing'; readonly fields: readonly string[] }
	| { readonly kind: PlainFailure }
	| { readonly kind: 'server'; readonly status: number };

export type UploadState =
	| { readonly phase: 'idle' }
	| { readonly phase: 'sending'; readonly name: string; readonly percent: number }
	| { readonly phase: 'reading'; readonly name: string }
	| { readonly phase: 'failed'; readonly name: string; readonly failure: UploadFailure }
	| { readonly phase: 'done'; readonly name: string; readonly book: string };

export interface SentFile {
	readonly name: string;
	readonly size: number;
}

export interface UploadAnswer {
	readonly status: number;
	/** Parsed JSON, or `undefined` where the answer was none. */
	readonly body: unknown;
}

/** What a person says of a document that leaves it out. */
export interface SaidHead {
	readonly year?: string;
	readonly department?: string;
}

/** Sends the bytes; rejects where there is no answer. Handed in by tests. */
export type Send<F extends SentFile> = (
	file: F,
	progress: (share: number) => void,
	head: SaidHead
) => Promise<UploadAnswer>;

export class Upload<F extends SentFile = File> {
	state = $state.raw<UploadState>({ phase: 'idle' });
	readonly #send: Send<F>;

	constructor(send: Send<F>) {
		this.#send = send;
	}

	get busy(): boolean {
		return this.state.phase === 'sending' || this.state.phase === 'reading';
	}

	async read(file: F, head: SaidHead = {}): Promise<void> {
		if (this.busy) return;
		const { name, size } = file;
		const fail = (failure: UploadFailure) => (this.state = { phase: 'failed', name, failure });
		if (size === 0) return void fail({ kind: 'unreadable', reason: { kind: 'empty' } });
		if (size > SIZE_LIMIT) {
			const reason = { kind: 'too-large', bytes: size, limit: SIZE_LIMIT } as const;
			return void fail({ kind: 'unreadable', reason });
		}
		this.state = { phase: 'sending', name, percent: 0 };
		try {
			const answer = await this.#send(
				file,
				(share) => {
					this.state =
						share < 1
							? { phase: 'sending', name, percent: Math.floor(share * 100) }
							: { phase: 'reading', name };
				},
				head
			);
			const book = bookOf(answer);
			if (book === undefined) fail(failureOf(answer));
			else this.state = { phase: 'done', name, book };
		} catch {
			fail({ kind: 'unreachable' });
		}
	}

	again(): void {
		if (!this.busy) this.state = { phase: 'idle' };
	}
}

function bookOf({ status, body }: UploadAnswer): string | undefined {
	const id = (body as { id?: unknown } | undefined)?.id;
	return status === 201 && typeof id === 'string' ? id : undefined;
}

interface SaidFailure {
	readonly kind?: string;
	readonly reason?: ReadFailure;
	readonly department?: string;
	readonly fields?: readonly string[];
}

function failureOf({ status, body }: UploadAnswer): UploadFailure {
	const said = (body as { failure?: SaidFailure } | undefined)?.failure;
	if (said?.kind === 'unreadable' && said.reason)
		return { kind: 'unreadable', reason: said.reason };
	if (said?.kind === 'other-department' && said.department !== undefined)
		return { kind: said.kind, department: said.department };
	if (said?.kind === 'head-missing' && said.fields) return { kind: said.kind, fields: said.fields };
	const plain = PLAIN.find((kind) => kind === said?.kind);
	if (plain) return { kind: plain };
	if (status === 401) return { kind: 'no-identity' };
	if (status === 403) return { kind: 'forbidden' };
	return { kind: 'server', status };
}

/** XMLHttpRequest, because `fetch` does not tell how much has been sent. */
export const sendByHttp: Send<File> = (file, progress, { year, department }) =>
	new Promise((resolve, reject) => {
		const request = new XMLHttpRequest();
		request.open('POST', '/api/books');
		request.setRequestHeader('x-file-name', encodeURIComponent(file.name));
		if (year) request.setRequestHeader('x-book-year', encodeURIComponent(year));
		if (department) request.setRequestHeader('x-book-department', encodeURIComponent(department));
		request.setRequestHeader('content-type', 'application/octet-stream');
		request.responseType = 'json';
		request.upload.onprogress = ({ loaded, total }) => progress(total > 0 ? loaded / total : 0);
		request.upload.onload = () => progress(1);
		request.onload = () =>
			resolve({ status: request.status, body: (request.response as unknown) ?? undefined });
		request.onerror = () => reject(new Error('no answer'));
		request.send(file);
	});
