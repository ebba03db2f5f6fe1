/** Formats of the office in a store of SQL. */
import type { FormatStore, OfficeFormat } from '../format-store';
import type { SqlRows } from '../sql-rows';

export class SqlFormats implements FormatStore {
	constructor(private readonly rows: SqlRows) {}

	async put({ id, department, name, version, content, by, at }: OfficeFormat): Promise<void> {
		await this.rows.run(
			`INSERT INTO office_format VALUES (?, ?, ?, ?, ?, ?, ?)
			 ON CONFLICT (department, id) DO UPDATE SET
				name = excluded.name, version = excluded.version, content = excluded.content,
				made_by = excluded.made_by, made_at = excluded.made_at
			 WHERE excluded.version > office_format.version`,
			...[department, id, name, version, content, by, at]
		);
	}

	async list(): Promise<readonly OfficeFormat[]> {
		const rows = await this.rows.all('SELECT * FROM office_format ORDER BY made_at DESC, id');
		return rows.map((row) => ({
			id: String(row.id),
			department: String(row.department),
			name: String(row.name),
			version: Number(row.version),
			content: String(row.content),
			by: String(row.made_by),
			at: Number(row.made_at)
		}));
	}
}
