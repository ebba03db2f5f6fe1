/** Files made on the device, where no server need answer. */
import type { Session } from '$lib/collab/session/session';
import type { RefusedEdits } from '$lib/collab/room/write';
import { dayInChina } from '$lib/budget/values/china-time';
import { printCell } from '$lib/budget/address/address-book';
import { writeBookFile } from '$lib/budget/file/book-file';
import { bookWithComments } from '../state/book-snapshot';
import type { Workspace } from '../state/workspace.svelte';

export interface MadeFile {
	readonly name: string;
	readonly text: string;
}

/** The whole book as this device has it, comments included, as a Hebian file. */
export function bookFile(session: Session, workspace: Workspace): MadeFile {
	const { year, department } = session.book.head;
	const name = `${department.name} ${year}.hebian.json`;
	return {
		name: fileName(name),
		text: writeBookFile(bookWithComments(session, workspace))
	};
}

/** A name that every system takes for a file's. */
export function fileName(name: string): string {
	return name.replaceAll(/[\\/:*?"<>|]/g, '_');
}

/**
 * Refused edits as JSON: readable, and with the update so that nothing of them is missing. Where the
 * book is closed to the person, cells go by their ids alone.
 */
export function refusedFile(
	{ book, bookId }: Pick<Session, 'bookId'> & Partial<Pick<Session, 'book'>>,
	aside: RefusedEdits,
	title: string
): MadeFile {
	const { id, room, at, refusal, edits, update } = aside;
	const content = {
		format: 'hebian-refused-edits',
		version: 1,
		book: bookId,
		id,
		room,
		at: new Date(at).toISOString(),
		refusal,
		edits: edits.map(({ row, column, value }) => ({
			...(book && { address: printCell(book, row, column) }),
			row,
			column,
			value: value ?? null
		})),
		update: base64Of(update)
	};
	const day = dayInChina(at);
	return { name: `${title} ${day}.json`, text: `${JSON.stringify(content, undefined, '\t')}\n` };
}

function base64Of(bytes: Uint8Array): string {
	let binary = '';
	for (const byte of bytes) binary += String.fromCharCode(byte);
	return btoa(binary);
}

/** Hands a file to the browser's downloads. */
export function save({ name, text }: MadeFile): void {
	saveBytes(name, 'application/json', text);
}

export function saveBytes(name: string, type: string, content: string | Uint8Array): void {
	const address = URL.createObjectURL(new Blob([content as BlobPart], { type }));
	const link = document.createElement('a');
	link.href = address;
	link.download = name;
	link.click();
	// The download reads it after the click has returned.
	setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
