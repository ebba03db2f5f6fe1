/** What people said that headers mean: kept with the book where one may, else on this device. */
import { z } from '$lib/budget/values/zod';
import type { Session } from '$lib/collab/session/session';
import type { WriteResult } from '$lib/collab/room/write';
import type { ColumnChoice, ColumnChoices } from '$lib/exchange/read/disclosure/heading';
import type { Remembered } from '../state/remembered';

/** The setting of the book's head. */
export const MATCHED_COLUMNS = 'matchedColumns';

const CHOICES = z.record(
	z.string(),
	z.object({ table: z.string(), columns: z.record(z.coerce.number().int(), z.string()) })
);

export class ColumnMemory {
	constructor(
		readonly session: Session,
		readonly device: Remembered
	) {}

	/** The device's own choices go before the book's. */
	get choices(): ColumnChoices {
		const { settings } = this.session.book.head;
		const shared = Object.hasOwn(settings, MATCHED_COLUMNS) ? settings[MATCHED_COLUMNS] : {};
		return { ...read(shared), ...read(this.device.recall(this.#key)) };
	}

	keep(signature: string, choice: ColumnChoice): WriteResult {
		const { settings } = this.session.book.head;
		const shared = { ...read(settings[MATCHED_COLUMNS]), [signature]: choice };
		const result = this.session.writeSetting(MATCHED_COLUMNS, shared);
		if (result.ok) return result;
		this.device.keep(this.#key, { ...read(this.device.recall(this.#key)), [signature]: choice });
		return { ok: true };
	}

	get #key(): string {
		return `${MATCHED_COLUMNS}:${this.session.bookId}`;
	}
}

function read(stored: unknown): ColumnChoices {
	const parsed = CHOICES.safeParse(stored ?? {});
	return parsed.success ? (parsed.data as ColumnChoices) : {};
}
