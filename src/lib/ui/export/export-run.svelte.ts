/** One export at a time: started, watched, cancelled; what came of it. */
import type { Book } from '$lib/budget/book/book';
import type { WritingAnswer, WritingOrder } from '$lib/exchange/write/serve-writing';
import type { WriteFailure, WriteRequest, WrittenFile } from '$lib/exchange/write/write-document';
import { startTask } from '../background/start-task';

export interface WritingWorker {
	post(order: WritingOrder): void;
	onAnswer(listener: (answer: WritingAnswer) => void): void;
	onFailure(listener: (reason: string) => void): void;
	end(): void;
}

export type ExportState =
	| { readonly kind: 'idle' }
	| { readonly kind: 'running'; readonly done: number; readonly total: number }
	| { readonly kind: 'written'; readonly file: WrittenFile }
	| { readonly kind: 'refused'; readonly failure: WriteFailure }
	| { readonly kind: 'failed'; readonly reason: string };

export class ExportRun {
	state = $state.raw<ExportState>({ kind: 'idle' });
	readonly #startWorker: () => WritingWorker;
	readonly #save: (file: WrittenFile) => void;
	#worker: WritingWorker | undefined;

	constructor(save: (file: WrittenFile) => void, startWorker: () => WritingWorker = startWriting) {
		this.#save = save;
		this.#startWorker = startWorker;
	}

	/** Begins anew; what was running is given up. */
	start(book: Book, request: WriteRequest): void {
		this.#end();
		const worker = this.#startWorker();
		this.#worker = worker;
		this.state = { kind: 'running', done: 0, total: 1 };
		worker.onFailure((reason) => this.#finish(worker, { kind: 'failed', reason }));
		worker.onAnswer((answer) => {
			if (worker !== this.#worker) return;
			if (answer.kind === 'progress') {
				this.state = { kind: 'running', done: answer.done, total: answer.total };
				return;
			}
			this.#finish(worker, answer);
			if (answer.kind === 'written') this.#save(answer.file);
		});
		worker.post({ book, request });
	}

	cancel(): void {
		this.#end();
		this.state = { kind: 'idle' };
	}

	/** Hands the finished file to the person again. */
	saveAgain(): void {
		if (this.state.kind === 'written') this.#save(this.state.file);
	}

	#finish(worker: WritingWorker, state: ExportState): void {
		if (worker !== this.#worker) return;
		this.#end();
		this.state = state;
	}

	#end(): void {
		this.#worker?.end();
		this.#worker = undefined;
	}
}

function startWriting(): WritingWorker {
	const worker = startTask('writing');
	return {
		post: (order) => worker.postMessage(order),
		onAnswer: (listener) =>
			(worker.onmessage = ({ data }: MessageEvent<WritingAnswer>) => listener(data)),
		onFailure: (listener) => (worker.onerror = (event) => listener(event.message)),
		end: () => worker.terminate()
	};
}
