import { expect, it } from 'vitest';
import { openDatabase } from './database';
import { migrate, MIGRATIONS } from './migrations';
import { SqliteBooks } from './records/sqlite-books';

it('a book of before keeps the time of its last edit', async () => {
	const database = openDatabase(':memory:');
	migrate(
		database,
		MIGRATIONS.filter(({ number }) => number < 6)
	);
	database
		.prepare('INSERT INTO book VALUES (?, ?, ?, ?, ?, ?, ?, ?)')
		.run(
			'b1',
			'部门预算',
			2023,
			'{"code":"070","name":"晋城市公安局"}',
			'[]',
			'{"entries":[]}',
			1,
			2
		);
	migrate(database);
	const books = new SqliteBooks(database, {
		insert: () => {},
		editedAt: () => undefined,
		onDamage: () => {}
	});
	expect(await books.find('b1')).toMatchObject({ year: 2023, createdAt: 1, updatedAt: 2 });
	expect(await books.list()).toHaveLength(1);
	expect(await books.report('b1')).toBe('{"entries":[]}');
	database.close();
});
