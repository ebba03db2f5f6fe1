/**
 * The findings of a book as this device last knew them, for the moment before the first check is in:
 * one record a book and person.
 */
import type { Finding } from '$lib/rules/finding/finding';
import type { OfflineStore } from '$lib/collab/device/offline-store';

export interface EarlierFindings {
	/** When they were found, in UTC milliseconds. */
	readonly at: number;
	/** The worst first. */
	readonly findings: readonly Finding[];
}

interface KeptRecord extends EarlierFindings {
	/** Of the pages that kept it: another version may call its findings otherwise. */
	readonly version: string;
}

/** Written no more often than this, in milliseconds. */
const PACE = 5_000;
/** More findings than this are not kept: what is shown is all, or nothing. */
const MOST_KEPT = 5_000;

export class KeptFindings {
	readonly #key: string;
	#latest: EarlierFindings | undefined;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#lastWrite = -Infinity;

	/** @param store of the person on this device */
	constructor(
		readonly store: Pick<OfflineStore, 'remember' | 'recall'>,
		bookId: string,
		readonly version: string
	) {
		this.#key = `findings ${bookId}`;
	}

	/** Nothing where none are kept, or the device does not tell. */
	async recall(): Promise<EarlierFindings | undefined> {
		try {
			const kept = (await this.store.recall(this.#key)) as KeptRecord | undefined;
			if (kept?.version !== this.version || !Array.isArray(kept.findings)) return undefined;
			return { at: kept.at, findings: kept.findings };
		} catch {
			return undefined;
		}
	}

	/** Takes what a check found; of several in a short time the last is written. */
	keep(findings: readonly Finding[]): void {
		this.#latest = { at: Date.now(), findings };
		const wait = this.#lastWrite + PACE - Date.now();
		if (wait <= 0) this.flush();
		else this.#timer ??= setTimeout(() => this.flush(), wait);
	}

	/** Writes what waits. */
	flush(): void {
		clearTimeout(this.#timer);
		this.#timer = undefined;
		if (!this.#latest) return;
		const { at, findings } = this.#latest;
		this.#latest = undefined;
		this.#lastWrite = Date.now();
		const record: KeptRecord | undefined =
			findings.length > MOST_KEPT ? undefined : { at, findings, version: this.version };
		// A device that cannot keep it shows nothing before the next check.
		void this.store.remember(this.#key, record).catch(() => undefined);
	}
}
