/** Samples that are forgotten with the process: for tests. */
import type { FindingSample, SampleStore } from '../sample-store';

export class MemorySamples implements SampleStore {
	readonly #samples = new Map<string, Map<number, FindingSample>>();

	async put(book: string, sample: FindingSample): Promise<void> {
		const samples = this.#samples.get(book) ?? new Map<number, FindingSample>();
		this.#samples.set(book, samples.set(sample.at, sample));
	}
	async list(book: string, most: number): Promise<readonly FindingSample[]> {
		const samples = [...(this.#samples.get(book)?.values() ?? [])];
		return samples.sort((a, b) => a.at - b.at).slice(-most);
	}
}
