/** Formats of the office that are forgotten with the process: for tests. */
import type { FormatStore, OfficeFormat } from '../format-store';

export class MemoryFormats implements FormatStore {
	readonly #formats = new Map<string, OfficeFormat>();

	async put(format: OfficeFormat): Promise<void> {
		const key = JSON.stringify([format.department, format.id]);
		const known = this.#formats.get(key);
		if (!known || format.version > known.version) this.#formats.set(key, format);
	}
	async list(): Promise<readonly OfficeFormat[]> {
		return [...this.#formats.values()].sort((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1));
	}
}
