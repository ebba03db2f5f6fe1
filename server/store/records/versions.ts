/** Versions of books in a store of SQL. */
import { z } from 'zod';
import { blobOf, type SqlRow, type SqlRows } from '../sql-rows';
import type { VersionRecord, VersionStore } from '../version-store';

export class SqlVersions implements VersionStore {
	constructor(private readonly rows: SqlRows) {}

	async put(version: VersionRecord, data: Uint8Array): Promise<void> {
		const { id, book, name, note, made, by, at, rooms } = version;
		await this.rows.run(
			'INSERT INTO version VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
			id,
			book,
			name,
			note,
			made,
			by,
			at,
			JSON.stringify(rooms),
			data
		);
	}

	async list(book: string): Promise<readonly VersionRecord[]> {
		const rows = await this.rows.all(
			`SELECT id, book, name, note, made, by, at, rooms FROM version
				 WHERE book = ? ORDER BY at DESC, id DESC`,
			book
		);
		return rows.map(versionOf);
	}

	async data(book: string, id: string): Promise<Uint8Array | undefined> {
		const [row] = await this.rows.all(
			'SELECT data FROM version WHERE book = ? AND id = ?',
			book,
			id
		);
		return row && blobOf(row.data);
	}

	async remove(book: string, id: string): Promise<void> {
		await this.rows.run('DELETE FROM version WHERE book = ? AND id = ?', book, id);
	}
}

const rooms = z.record(z.string(), z.number());

function versionOf(row: SqlRow): VersionRecord {
	return {
		id: String(row.id),
		book: String(row.book),
		name: String(row.name),
		note: String(row.note),
		made: row.made === 'day' ? 'day' : 'person',
		by: String(row.by),
		at: Number(row.at),
		rooms: rooms.parse(JSON.parse(String(row.rooms)))
	};
}
