/**
 * The engine: keeps the findings of a changing book up to date by re-running only what read
 * something that changed.
 */
import type { CellRef } from '$lib/budget/address/address-book';
import type { BookChange } from '$lib/budget/book/book';
import type { LiveBook } from '$lib/budget/live/live-book';
import type { NotApplicable } from '../rule/applicability';
import { rulesOfBook } from './format-rules';
import { byPlace } from './finding-order';
import { Finders } from './finders';
import type { Finding } from '../finding/finding';
import { HeldBack } from './held-back';
import { Instance } from './instance';
import type { MissingPart } from '$lib/budget/book/missing-part';
import { ObservedBook } from '../reading/observed-book';
import { OWN_RULES, ownRulesOff } from '../own/own-rules';
import { Population } from './population';
import { previewOf, takingBack, type CellChange, type Preview } from './preview';
import type { Rule } from '../rule/rule';
import { RuleFailures } from './rule-failures';
import { sameFinding } from '../finding/same-finding';
import type { Reader } from '../reading/source';
import { TrackingReader } from '../reading/tracking-reader';
import { useOf, type Use } from './where-used';

/** What a batch of changes did. A finding that says something else now is in both, with one id. */
export interface FindingsDelta {
	readonly added: readonly Finding[];
	readonly removed: readonly Finding[];
}

export interface Engine {
	/** All findings, by rule and then by place in the document. */
	findings(): readonly Finding[];
	/** Applies changes to the book, as one pass, and tells what they did to the findings. */
	apply(changes: readonly BookChange[]): FindingsDelta;
	/** What `apply` would do to the findings; book and findings are as before when it returns. */
	preview(changes: readonly CellChange[]): Preview;
	/** The checks that depend on a cell, in the order of the catalogue; the book is as before. */
	whereUsed(cell: CellRef): readonly Use[];
	/** Says which parts of the book are not here: whatever reads them is held back until they are. */
	missing(parts: readonly MissingPart[]): FindingsDelta;
	/** Rules that are switched off or lack what they need, in the order of the catalogue, own ones last. */
	notApplicable(): readonly NotApplicable[];
}

/** Told now and then how many checks of the first pass are done, of how many. */
export type Progress = (done: number, total: number) => void;

/** Takes over `book`: from now on it changes only through `apply`. */
export function createEngine(
	book: LiveBook,
	rules: readonly Rule[] = rulesOfBook(book.head),
	progress?: Progress
): Engine {
	return new IncrementalEngine(book, rules, progress);
}

/** So many checks take a moment that nobody would call long. */
const CHECKS_BETWEEN_NEWS = 500;

class IncrementalEngine implements Engine {
	readonly #book: ObservedBook;
	readonly #population: Population;
	readonly #reader: TrackingReader;
	readonly #finders = new Finders();
	readonly #failures = new RuleFailures();
	readonly #held = new HeldBack();
	#sorted: readonly Finding[] | undefined;
	/** Gathers who is re-run, while somebody asks where a cell is used. */
	#reached: Set<Instance> | undefined;

	constructor(book: LiveBook, rules: readonly Rule[], progress?: Progress) {
		this.#population = new Population([...rules, OWN_RULES]);
		this.#book = new ObservedBook(book, this.#population);
		this.#reader = new TrackingReader(this.#book);
		this.#population.start(this.#book, this.#reader);
		this.#population.list(this.#reader);
		this.#pass(this.#population.takeBorn(), progress);
	}

	findings(): readonly Finding[] {
		this.#sorted ??= this.#sort();
		return this.#sorted;
	}

	apply(changes: readonly BookChange[]): FindingsDelta {
		this.#book.apply(changes);
		const { toRun, toCompare } = this.#touched();
		for (const instance of this.#population.takeBorn()) toRun.push(instance);
		const removed = this.#bury(this.#population.takeDead());
		const added: Finding[] = [];
		for (const instance of toCompare)
			if (!instance.gone) this.#settle(instance, instance.runAgain(this.#reader), added, removed);
		const delta = this.#pass(toRun, undefined, added, removed);
		this.#book.forgetGone();
		// Order and units of the head decide the order of findings, so it is sorted when next asked for.
		this.#sorted = undefined;
		return delta;
	}

	preview(changes: readonly CellChange[]): Preview {
		const sorted = this.#sorted;
		const back = takingBack(changes, this.#book.live);
		try {
			return previewOf(this.apply(changes), this.#book.live);
		} finally {
			this.apply(back);
			this.#sorted = sorted;
		}
	}

	whereUsed(cell: CellRef): readonly Use[] {
		const { live } = this.#book;
		if (!live.row(cell.row)) return [];
		const value = live.value(cell.row, cell.column);
		const another = typeof value === 'string' ? `${value}〇` : (value ?? 0) + 1;
		const change: CellChange = { kind: 'cell', ...cell, value: another };
		const reached = (this.#reached = new Set());
		this.preview([change]);
		this.#reached = undefined;
		return [...reached]
			.filter(({ gone }) => !gone)
			.sort((a, b) => a.rank - b.rank)
			.map((instance) => useOf(instance, this.#reader, cell));
	}

	missing(parts: readonly MissingPart[]): FindingsDelta {
		this.#book.missing.set(parts);
		this.#sorted = undefined;
		return this.#pass(this.#population.all());
	}

	notApplicable(): readonly NotApplicable[] {
		const { head } = this.#book.live;
		const closed = [...this.#population.notApplicable(), ...this.#held.entries(head)];
		return [...closed, ...ownRulesOff(head.settings)];
	}

	/** Instances that read what changed; which instances there are is brought up to date before. */
	#touched(): { toRun: Instance[]; toCompare: Instance[] } {
		const toRun: Instance[] = [];
		const toCompare: Instance[] = [];
		let others: Set<Reader> | undefined;
		this.#book.graph.takeTouched((reader, figuresOnly) => {
			if (reader instanceof Instance) this.#reached?.add(reader);
			if (reader instanceof Instance) (figuresOnly ? toCompare : toRun).push(reader);
			else (others ??= new Set()).add(reader);
		});
		if (others) this.#population.review(this.#reader, others);
		return { toRun, toCompare };
	}

	/** Lets go of instances that are no more. @returns what they had found */
	#bury(dead: readonly Instance[]): Finding[] {
		const removed: Finding[] = [];
		for (const instance of dead) {
			removed.push(...instance.findings);
			this.#book.graph.release(instance);
			this.#failures.note(instance, undefined);
			this.#held.note(instance);
		}
		return removed;
	}

	#pass(
		toRun: readonly Instance[],
		progress?: Progress,
		added: Finding[] = [],
		removed: Finding[] = []
	): FindingsDelta {
		let done = 0;
		for (const instance of toRun) {
			if (progress && done++ % CHECKS_BETWEEN_NEWS === 0) progress(done, toRun.length);
			if (!instance.gone) this.#settle(instance, instance.run(this.#reader), added, removed);
		}
		for (const { before, after } of this.#failures.tell()) {
			if (before) removed.push(before);
			if (after) added.push(after);
		}
		return netted({ added, removed });
	}

	/** Takes down what an instance found now, and what differs from before. */
	#settle(
		instance: Instance,
		after: readonly Finding[],
		added: Finding[],
		removed: Finding[]
	): void {
		const before = instance.findings;
		this.#failures.note(instance, instance.failure);
		this.#held.note(instance);
		if (before.length === 0 && after.length === 0) return;
		instance.findings = after;
		for (const finding of before) if (!after.includes(finding)) removed.push(finding);
		for (const finding of after) if (!before.includes(finding)) added.push(finding);
		if (before.length === 0) this.#finders.note(instance);
	}

	#sort(): readonly Finding[] {
		const place = byPlace(this.#book.live);
		const rankOf = new Map<Finding, number>();
		for (const { findings, rank } of this.#finders.all)
			for (const finding of findings) rankOf.set(finding, rank);
		for (const [rank, finding] of this.#failures.findings) rankOf.set(finding, rank);
		return [...rankOf.keys()].sort((a, b) => rankOf.get(a)! - rankOf.get(b)! || place(a, b));
	}
}

/** Leaves out what went and came back the same. */
function netted({ added, removed }: FindingsDelta): FindingsDelta {
	if (added.length === 0 || removed.length === 0) return { added, removed };
	const gone = new Map(removed.map((finding) => [finding.id, finding]));
	const stayed = new Set<Finding>();
	for (const finding of added) {
		const before = gone.get(finding.id);
		if (before && sameFinding(before, finding)) stayed.add(before).add(finding);
	}
	return {
		added: added.filter((finding) => !stayed.has(finding)),
		removed: removed.filter((finding) => !stayed.has(finding))
	};
}
