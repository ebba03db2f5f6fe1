/** A history that is forgotten with the process: for tests. */
import { placeOf, type HistoryEntry, type HistoryPage } from '$lib/collab/history/history';
import type { HistoryQuery, HistoryStore, RecordedRow } from '../history-store';

export class MemoryHistory implements HistoryStore {
	readonly #entries: HistoryEntry[] = [];
	readonly #through = new Map<string, number>();
	readonly #names = new Map<string, string>();

	record({ room, sequence, at, by, changes }: RecordedRow): void {
		this.#through.set(room, Math.max(sequence, this.#through.get(room) ?? 0));
		changes.forEach((change, part) => {
			const order = this.#entries.length + 1;
			this.#entries.push({ room, sequence, part, order, at, by, change });
		});
	}

	async through(room: string): Promise<number> {
		return this.#through.get(room) ?? 0;
	}

	async query(query: HistoryQuery): Promise<HistoryPage> {
		const found = this.#entries.filter((entry) => matches(entry, query)).reverse();
		const entries = found.slice(0, query.limit);
		const next = found.length > entries.length ? entries.at(-1)?.order : undefined;
		return next === undefined ? { entries } : { entries, next };
	}

	named({ id, name }: { id: string; name: string }): void {
		this.#names.set(id, name);
	}
	async names(ids: readonly string[]): Promise<Readonly<Record<string, string>>> {
		return Object.fromEntries(
			ids.flatMap((id) => (this.#names.has(id) ? [[id, this.#names.get(id)!]] : []))
		);
	}
}

function matches({ room, order, by, change }: HistoryEntry, query: HistoryQuery): boolean {
	const { sheet, row, column } = placeOf(change);
	const { form } = query;
	return (
		query.rooms.includes(room) &&
		order < (query.before ?? Infinity) &&
		(query.by ?? by) === by &&
		(!query.ofHead || (sheet === undefined && row === undefined)) &&
		(query.sheet ?? sheet) === sheet &&
		(query.row ?? row) === row &&
		(query.column ?? column) === column &&
		(form === undefined || row === form || sheet === `indicators@${form}`)
	);
}
