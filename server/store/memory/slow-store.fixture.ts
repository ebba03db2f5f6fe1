/** A store for tests that decide when a commit is done. */
import { MemoryStore } from './memory-store';
import type { AppendMeta } from '../store';

/** A store whose commits wait until the test lets them through. */
export class SlowStore extends MemoryStore {
	#gate: Promise<void> = Promise.resolve();
	#open = (): void => undefined;
	hold(): void {
		this.#gate = new Promise((resolve) => (this.#open = resolve));
	}
	letGo(): void {
		this.#open();
	}
	override async append(room: string, update: Uint8Array, meta: AppendMeta): Promise<number> {
		await this.#gate;
		return super.append(room, update, meta);
	}
}
