/** Explanations (说明) as one person gives and withdraws them. */
import type { BookWriter } from './book-writer';
import type { NewExplanation, SessionExplanations, WriteResult } from './session';

export class Explanations implements SessionExplanations {
	constructor(
		readonly writer: BookWriter,
		readonly author: string
	) {}

	give({ id = `e${this.writer.options.randomId()}`, ...given }: NewExplanation): WriteResult {
		const at = new Date(this.writer.options.author().t).toISOString();
		return this.writer.explain(id, { id, ...given, author: this.author, at });
	}

	withdraw(id: string): WriteResult {
		return this.writer.explain(id, undefined);
	}
}
