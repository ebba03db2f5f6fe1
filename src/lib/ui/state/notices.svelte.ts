import { untrack } from 'svelte';

/** Short messages that pass: what was refused, what was skipped. Announced to screen readers. */
export interface Notice {
	readonly id: number;
	readonly tone: 'info' | 'problem';
	readonly text: string;
}

const STAY_MS = 7_000;

export class Notices {
	list = $state.raw<readonly Notice[]>([]);
	#next = 1;

	say(text: string, tone: Notice['tone'] = 'info'): void {
		const id = this.#next++;
		// Said from an effect, it must not make the effect depend on what was said before.
		const others = untrack(() => this.list).filter((notice) => notice.text !== text);
		this.list = [...others.slice(-2), { id, tone, text }];
		setTimeout(() => this.dismiss(id), STAY_MS);
	}

	dismiss(id: number): void {
		this.list = this.list.filter((notice) => notice.id !== id);
	}
}

export const notices = new Notices();
