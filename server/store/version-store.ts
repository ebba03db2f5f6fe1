/** Named states of whole books, kept beside the logs. */

export interface VersionRecord {
	readonly id: string;
	readonly book: string;
	readonly name: string;
	readonly note: string;
	/** Made by a person, or by the server once a day. */
	readonly made: 'person' | 'day';
	/** Id of who made it; `server` for the daily ones. */
	readonly by: string;
	/** UTC milliseconds. */
	readonly at: number;
	/** The last row of each room's log that is in it. */
	readonly rooms: Readonly<Record<string, number>>;
}

export interface VersionStore {
	/** @param data the book as it was, as gzipped JSON */
	put(version: VersionRecord, data: Uint8Array): Promise<void>;
	/** The newest first. */
	list(book: string): Promise<readonly VersionRecord[]>;
	data(book: string, id: string): Promise<Uint8Array | undefined>;
	remove(book: string, id: string): Promise<void>;
}
