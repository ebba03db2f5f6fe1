/** How a reader deep inside a file says that nothing of it can be taken over. */
import type { ReadFailure } from './import-report';

/** Thrown inside readers only; `readDocument` answers with its failure. */
export class ReadingStopped extends Error {
	constructor(readonly failure: ReadFailure) {
		super(failure.kind);
		this.name = 'ReadingStopped';
	}
}

export function stop(failure: ReadFailure): never {
	throw new ReadingStopped(failure);
}
