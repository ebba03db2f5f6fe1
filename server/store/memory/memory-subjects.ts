/** Bound subjects that are forgotten with the process: for tests. */
import type { BoundSubject, Subject, SubjectStore } from '../subject-store';

export class MemorySubjects implements SubjectStore {
	#bound: readonly BoundSubject[] = [];

	async bind(bound: BoundSubject): Promise<boolean> {
		const isTaken = this.#bound.some(
			({ issuer, subject, person }) =>
				issuer === bound.issuer && (subject === bound.subject || person === bound.person)
		);
		if (!isTaken) this.#bound = [...this.#bound, bound];
		return !isTaken;
	}
	async find(wanted: Subject): Promise<BoundSubject | undefined> {
		return this.#bound.find(
			({ issuer, subject }) => issuer === wanted.issuer && subject === wanted.subject
		);
	}
	async list(): Promise<readonly BoundSubject[]> {
		return [...this.#bound].sort((a, b) => a.boundAt - b.boundAt || (keyOf(a) < keyOf(b) ? -1 : 1));
	}
	async unbind(person: string): Promise<number> {
		const before = this.#bound.length;
		this.#bound = this.#bound.filter((bound) => bound.person !== person);
		return before - this.#bound.length;
	}
}

const keyOf = ({ issuer, subject }: Subject): string => `${issuer} ${subject}`;
