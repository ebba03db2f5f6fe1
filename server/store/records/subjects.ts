/** Bound subjects in a store of SQL. */
import type { SqlRow, SqlRows } from '../sql-rows';
import type { BoundSubject, Subject, SubjectStore } from '../subject-store';

export class SqlSubjects implements SubjectStore {
	constructor(private readonly rows: SqlRows) {}

	async bind({ issuer, subject, person, boundAt }: BoundSubject): Promise<boolean> {
		const changes = await this.rows.run(
			'INSERT INTO subject VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
			...[issuer, subject, person, boundAt]
		);
		return changes === 1;
	}
	async find({ issuer, subject }: Subject): Promise<BoundSubject | undefined> {
		const [row] = await this.rows.all(
			'SELECT * FROM subject WHERE issuer = ? AND subject = ?',
			...[issuer, subject]
		);
		return row && subjectOf(row);
	}
	async list(): Promise<readonly BoundSubject[]> {
		const rows = await this.rows.all('SELECT * FROM subject ORDER BY bound_at, issuer, subject');
		return rows.map(subjectOf);
	}
	unbind(person: string): Promise<number> {
		return this.rows.run('DELETE FROM subject WHERE person = ?', person);
	}
}

function subjectOf(row: SqlRow): BoundSubject {
	return {
		issuer: String(row.issuer),
		subject: String(row.subject),
		person: String(row.person),
		boundAt: Number(row.bound_at)
	};
}
