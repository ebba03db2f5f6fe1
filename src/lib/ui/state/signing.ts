/**
 * Approvals of explanations and the signatures before publication: asked of the server, which gives
 * them in this person's name. What comes of it arrives with the book.
 */
import type { Explanation } from '$lib/budget/book/book';
import type { SignatureName } from '$lib/exchange/public/clearance';

const KNOWN = ['forbidden', 'not-now', 'explanation-changed', 'public-changed'] as const;
export type SigningFailure = (typeof KNOWN)[number] | 'unreachable' | 'other';

export class Signing {
	constructor(
		readonly bookId: string,
		readonly fetch: typeof globalThis.fetch = (...request) => globalThis.fetch(...request)
	) {}

	/** @param explanation as this person reads it; where it is another by now, it is not approved */
	approve(explanation: Explanation): Promise<SigningFailure | undefined> {
		const { id, approver: _by, approvedAt: _at, ...seen } = explanation;
		return this.#ask('POST', this.#approval(id), seen);
	}

	takeBackApproval(id: string): Promise<SigningFailure | undefined> {
		return this.#ask('DELETE', this.#approval(id));
	}

	sign(given: {
		readonly name: SignatureName;
		readonly by: string;
		readonly digest: string;
	}): Promise<SigningFailure | undefined> {
		return this.#ask('POST', 'clearance', given);
	}

	withdraw(name: SignatureName): Promise<SigningFailure | undefined> {
		return this.#ask('DELETE', `clearance?name=${encodeURIComponent(name)}`);
	}

	#approval(id: string): string {
		return `explanations/${encodeURIComponent(id)}/approval`;
	}

	async #ask(method: string, rest: string, body?: unknown): Promise<SigningFailure | undefined> {
		const path = `/api/books/${encodeURIComponent(this.bookId)}/${rest}`;
		const request: RequestInit =
			body === undefined
				? { method }
				: { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
		let answer: Response;
		try {
			answer = await this.fetch(path, request);
		} catch {
			return 'unreachable';
		}
		if (answer.ok) return undefined;
		const { failure } = (await answer.json().catch(() => ({}))) as { failure?: { kind?: string } };
		return KNOWN.find((kind) => kind === failure?.kind) ?? 'other';
	}
}
