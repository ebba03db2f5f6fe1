/**
 * The whole of what Hebian says about a book, wherever it is asked: the engine over the catalogue,
 * what several units have in common (M05), and which rules were not checked here.
 */
import type { CellRef } from '$lib/budget/address/address-book';
import type { BookChange } from '$lib/budget/book/book';
import type { LiveBook } from '$lib/budget/live/live-book';
import type { NotApplicable } from '../rule/applicability';
import { rulesOfBook } from './format-rules';
import { withElsewhere } from './listed-rules';
import { DepartmentIssues } from './department-issues';
import { createEngine, type Engine, type FindingsDelta, type Progress } from './engine';
import type { Finding } from '../finding/finding';
import type { MissingPart } from '$lib/budget/book/missing-part';
import { inOrder } from './rule-order';
import type { CellChange, Preview } from './preview';
import type { Use } from './where-used';

/** Takes over `book`: from now on it changes only through `apply`. */
export function createBookEngine(book: LiveBook, progress?: Progress): Engine {
	return new BookEngine(book, createEngine(book, rulesOfBook(book.head), progress));
}

class BookEngine implements Engine {
	readonly #book: LiveBook;
	readonly #engine: Engine;
	readonly #issues = new DepartmentIssues();

	constructor(book: LiveBook, engine: Engine) {
		this.#book = book;
		this.#engine = engine;
		this.#issues.note({ added: engine.findings(), removed: [] }, book.head);
	}

	findings(): readonly Finding[] {
		const issues = inOrder(this.#issues.findings, this.#book);
		const found = this.#engine.findings();
		return issues.length === 0 ? found : [...found, ...issues];
	}

	apply(changes: readonly BookChange[]): FindingsDelta {
		return this.#withIssues(this.#engine.apply(changes));
	}

	missing(parts: readonly MissingPart[]): FindingsDelta {
		return this.#withIssues(this.#engine.missing(parts));
	}

	#withIssues(delta: FindingsDelta): FindingsDelta {
		const issues = this.#issues.note(delta, this.#book.head);
		if (issues.added.length === 0 && issues.removed.length === 0) return delta;
		return {
			added: [...delta.added, ...issues.added],
			removed: [...delta.removed, ...issues.removed]
		};
	}

	/** What is only a matter of several findings is left out: those findings are told. */
	preview(changes: readonly CellChange[]): Preview {
		return this.#engine.preview(changes);
	}

	whereUsed(cell: CellRef): readonly Use[] {
		return this.#engine.whereUsed(cell);
	}

	notApplicable(): readonly NotApplicable[] {
		return withElsewhere(this.#engine.notApplicable(), this.#book.head.settings);
	}
}
