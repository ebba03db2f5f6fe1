/** Which row of T12 or T13 belongs to a project form: matched as the rules match them. */
import type { BookChange, RowId } from '$lib/budget/book/book';
import type { BookReader } from '$lib/budget/live/live-book';
import type { Match } from '$lib/rules/matching/matching';
import { ProjectMatching } from '$lib/rules/matching/project-matching';

export class ProjectRows {
	#version = $state(0);
	readonly #book: BookReader;
	/** Made when first asked for: most visits never open a form. */
	#matching: ProjectMatching | undefined;

	constructor(book: BookReader) {
		this.#book = book;
	}

	/** The row of a form, or the form of a row. */
	partnerOf(id: RowId): RowId | undefined {
		return this.matchOf(id)?.row;
	}

	matchOf(id: RowId): Match | undefined {
		void this.#version;
		if (!this.#matching) {
			this.#matching = new ProjectMatching(this.#book);
			this.#matching.settle();
		}
		return this.#matching.match(id);
	}

	/** Told of what changed, after the book holds it. */
	changed(changes: readonly BookChange[]): void {
		if (!this.#matching) return;
		for (const change of changes) {
			if (change.kind === 'head') {
				this.#matching.headChanged();
				continue;
			}
			const id = change.kind === 'row' ? change.row.id : change.row;
			// A removed row no longer says its sheet: it may have been a candidate.
			this.#matching.touch(this.#book.sheetOf(id) ?? 'projects', id);
		}
		if (this.#matching.settle().length > 0) this.#version++;
	}
}
