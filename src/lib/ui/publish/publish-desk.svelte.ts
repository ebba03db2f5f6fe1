/** What would be published now: checked and signed, or what stands in the way. */
import type { Book } from '$lib/budget/book';
import { checkPublic, PUBLIC_RULES, type PublicCheck } from '$lib/exchange/public/check-public';
import {
	clearanceOf,
	publicDigest,
	SIGNATURES,
	type Clearance,
	type SignatureName
} from '$lib/exchange/public/clearance';
import { publicBook } from '$lib/exchange/public/public-book';
import { unreadableRedactions } from '$lib/exchange/public/redaction-plan';
import { dayInChina } from '$lib/budget/china-time';
import { settingOf } from '$lib/budget/book-settings';
import type { Session } from '$lib/collab/session/session';
import type { WriteResult } from '$lib/collab/room/write';
import type { Finding } from '$lib/rules/finding/finding';
import { snapshotOf } from '../state/book-snapshot';

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

	/** Records that somebody signed what would be published now. */
	sign(name: SignatureName, by: string, now: number): WriteResult | undefined {
		if (!this.isClean) return undefined;
		const { session } = this;
		const at = new Date(now).toISOString();
		return this.#write(name, {
			by,
			on: dayInChina(now),
			digest: publicDigest(snapshotOf(session.book)),
			noted: { by: session.identity.name, at }
		});
	}

	withdraw(name: SignatureName): WriteResult {
		return this.#write(name, undefined);
	}

	#write(name: SignatureName, signature: unknown): WriteResult {
		const { session } = this;
		const { [name]: _before, ...others } = settingOf(session.book.head.settings, 'clearance') ?? {};
		return session.writeSetting('clearance', {
			...others,
			...(signature ? { [name]: signature } : {})
		});
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
