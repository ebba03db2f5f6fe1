/** Versions of books in the SQLite store. */
import { z } from 'zod';
import { blobOf, type Database, type SqlRow } from '../database';
import type { VersionRecord, VersionStore } from '../../version-store';

export class SqliteVersions implements VersionStore {
	constructor(private readonly database: Database) {}

	async put(version: VersionRecord, data: Uint8Array): Promise<void> {
		const { id, book, name, note, made, by, at, rooms } = version;
		this.database
			.prepare('INSERT INTO version VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)')
			.run(id, book, name, note, made, by, at, JSON.stringify(rooms), data);
	}

	async list(book: string): Promise<readonly VersionRecord[]> {
		return this.database
			.prepare(
				`SELECT id, book, name, note, made, by, at, rooms FROM version
				 WHERE book = ? ORDER BY at DESC, id DESC`
			)
			.all(book)
			.map(versionOf);
	}

	async data(book: string, id: string): Promise<Uint8Array | undefined> {
		const row = this.database
			.prepare('SELECT data FROM version WHERE book = ? AND id = ?')
			.get(book, id);
		return row && blobOf(row.data);
	}

	async remove(book: string, id: string): Promise<void> {
		this.database.prepare('DELETE FROM version WHERE book = ? AND id = ?').run(book, id);
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
