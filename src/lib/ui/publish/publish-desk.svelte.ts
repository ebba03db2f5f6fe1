/** What would be published now: checked and signed, or what stands in the way. */
import type { Book } from '$lib/budget/book/book';
import { checkPublic, PUBLIC_RULES, type PublicCheck } from '$lib/exchange/public/check-public';
import {
	clearanceOf,
	publicDigest,
	SIGNATURES,
	type Clearance
} from '$lib/exchange/public/clearance';
import { publicBook } from '$lib/exchange/public/public-book';
import { unreadableRedactions } from '$lib/exchange/public/redaction-plan';
import type { Session } from '$lib/collab/session/session';
import type { Finding } from '$lib/rules/finding/finding';
import { snapshotOf } from '$lib/budget/live/book-snapshot';

export interface RuleCheck {
	readonly rule: string;
	readonly findings: readonly Finding[];
}

export interface PublishState {
	/** The first place of the declarations that cannot be read. */
	readonly unreadable?: string;
	readonly check?: PublicCheck;
	readonly rules: readonly RuleCheck[];
	readonly digest: string;
	readonly clearance: Clearance;
}

/** Milliseconds without a change before the whole book is looked at again. */
const PAUSE = 250;

export class PublishDesk {
	/** `undefined` while the book has not been looked at. */
	state = $state.raw<PublishState | undefined>();
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(readonly session: Session) {}

	/** Looks at the book, and again whenever it has changed, until what it gives is called. */
	follow(): () => void {
		const later = (): void => {
			clearTimeout(this.#timer);
			this.#timer = setTimeout(() => (this.state = look(snapshotOf(this.session.book))), PAUSE);
		};
		const stop = this.session.on('changes', later);
		later();
		return () => {
			stop();
			clearTimeout(this.#timer);
		};
	}

	get places(): number {
		return this.state?.rules.reduce((sum, { findings }) => sum + findings.length, 0) ?? 0;
	}
	get isClean(): boolean {
		return this.state !== undefined && this.state.unreadable === undefined && this.places === 0;
	}
	get isCleared(): boolean {
		const { state } = this;
		return this.isClean && SIGNATURES.every((name) => state!.clearance[name].state === 'given');
	}

	/** What would be published now, as it is signed. */
	get digest(): string {
		return publicDigest(snapshotOf(this.session.book));
	}
}

function look(book: Book): PublishState {
	const digest = publicDigest(book);
	const clearance = clearanceOf(book, digest);
	const unreadable = unreadableRedactions(book)?.at;
	if (unreadable !== undefined) return { unreadable, rules: [], digest, clearance };
	const check = checkPublic(book, publicBook(book));
	const rules = PUBLIC_RULES.map((rule) => ({
		rule,
		findings: check.findings.filter((finding) => finding.rule === rule)
	}));
	return { check, rules, digest, clearance };
}
