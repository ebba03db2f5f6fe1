/** The books that this person may open. */
import { api as theApi, type Api, type ApiFailure, type BookSummary } from './api';
import { Retry } from './retry';

export class Shelf {
	books = $state.raw<readonly BookSummary[]>([]);
	failure = $state.raw<ApiFailure | undefined>();
	loaded = $state(false);
	readonly #api: Api;
	readonly #retry = new Retry(() => void this.load());

	constructor(from: Api = theApi) {
		this.#api = from;
	}

	async load(): Promise<void> {
		const answer = await this.#api.books();
		this.failure = answer.ok ? undefined : answer.failure;
		if (answer.ok) this.books = answer.value;
		this.loaded = true;
		this.#retry.ended(this.failure);
	}

	/** Nobody waits for the books any more. */
	close(): void {
		this.#retry.stop();
	}
}
