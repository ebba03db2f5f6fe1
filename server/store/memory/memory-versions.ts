/** Versions that are forgotten with the process: for tests. */
import type { VersionRecord, VersionStore } from '../version-store';

export class MemoryVersions implements VersionStore {
	readonly #versions = new Map<string, { version: VersionRecord; data: Uint8Array }>();

	async put(version: VersionRecord, data: Uint8Array): Promise<void> {
		this.#versions.set(version.id, { version, data: data.slice() });
	}
	async list(book: string): Promise<readonly VersionRecord[]> {
		return [...this.#versions.values()]
			.map(({ version }) => version)
			.filter((version) => version.book === book)
			.sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1));
	}
	async data(book: string, id: string): Promise<Uint8Array | undefined> {
		const found = this.#versions.get(id);
		return found?.version.book === book ? found.data : undefined;
	}
	async remove(book: string, id: string): Promise<void> {
		if (this.#versions.get(id)?.version.book === book) this.#versions.delete(id);
	}
}
