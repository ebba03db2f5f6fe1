/**
 * The instances that find something. Most edits make one find something or stop it, so that is only
 * noted once an instance, and who stopped is left out when they are gone through.
 */
import type { Instance } from './instance';

const FEW = 64;

export class Finders {
	#listed: Instance[] = [];
	#roomFor = FEW;

	/** To be told of an instance when it begins to find something. */
	note(instance: Instance): void {
		if (instance.isListed) return;
		if (this.#listed.length >= this.#roomFor) this.#sift();
		instance.isListed = true;
		this.#listed.push(instance);
	}

	/** Those that find something now. */
	get all(): readonly Instance[] {
		this.#sift();
		return this.#listed;
	}

	#sift(): void {
		const kept: Instance[] = [];
		for (const instance of this.#listed) {
			instance.isListed = !instance.gone && instance.findings.length > 0;
			if (instance.isListed) kept.push(instance);
		}
		this.#listed = kept;
		this.#roomFor = kept.length * 2 + FEW;
	}
}
