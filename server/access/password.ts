/**
 * Passwords at rest: scrypt with a salt of its own each, in the PHC string format. Node's own scrypt,
 * because it is everywhere Node is; its cost is OWASP's recommendation that takes 32 MB.
 */
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

export interface ScryptCost {
	/** Base-2 logarithm of N. */
	readonly ln: number;
	readonly r: number;
	readonly p: number;
}

const COST: ScryptCost = { ln: 15, r: 8, p: 3 };
const KEY_BYTES = 32;
/** Hashes worked out at once: each takes a thread and its memory, and strangers may ask for them. */
const AT_ONCE = 2;

export type Verdict =
	| { readonly ok: false }
	/** `outdated`: hashed at another cost than today's; it is to be hashed anew. */
	| { readonly ok: true; readonly outdated: boolean };

export class PasswordHasher {
	readonly #cost: ScryptCost;
	readonly #waiting: (() => void)[] = [];
	#running = 0;
	/** Stands in for the hash of somebody who is not there, so that the answer takes as long. */
	readonly #nobody: string;

	constructor(cost: ScryptCost = COST) {
		this.#cost = cost;
		this.#nobody = printHash(cost, randomBytes(16), randomBytes(KEY_BYTES));
	}

	async hash(password: string): Promise<string> {
		const salt = randomBytes(16);
		return printHash(this.#cost, salt, await this.#derive(password, salt, this.#cost));
	}

	/** @param hash undefined where there is no such user: answers no, after the same work */
	async verify(password: string, hash: string | undefined): Promise<Verdict> {
		const { cost, salt, key } = readHash(hash ?? this.#nobody);
		const same = timingSafeEqual(await this.#derive(password, salt, cost), key);
		if (!same || hash === undefined) return { ok: false };
		const { ln, r, p } = this.#cost;
		return { ok: true, outdated: cost.ln !== ln || cost.r !== r || cost.p !== p };
	}

	async #derive(password: string, salt: Buffer, { ln, r, p }: ScryptCost): Promise<Buffer> {
		if (this.#running >= AT_ONCE)
			await new Promise<void>((resolve) => this.#waiting.push(() => resolve()));
		this.#running++;
		const N = 2 ** ln;
		try {
			return await new Promise((resolve, reject) =>
				scrypt(
					asTyped(password),
					salt,
					KEY_BYTES,
					{ N, r, p, maxmem: 256 * N * r },
					(error, key) => (error ? reject(error) : resolve(key))
				)
			);
		} finally {
			this.#running--;
			this.#waiting.shift()?.();
		}
	}
}

/** Full-width and half-width, composed and decomposed: one password, whatever the keyboard. */
export function asTyped(password: string): string {
	return password.normalize('NFKC');
}

function printHash({ ln, r, p }: ScryptCost, salt: Buffer, key: Buffer): string {
	const base64 = (bytes: Buffer): string => bytes.toString('base64').replaceAll('=', '');
	return `$scrypt$ln=${ln},r=${r},p=${p}$${base64(salt)}$${base64(key)}`;
}

function readHash(hash: string): { cost: ScryptCost; salt: Buffer; key: Buffer } {
	const match = /^\$scrypt\$ln=(\d+),r=(\d+),p=(\d+)\$([^$]+)\$([^$]+)$/.exec(hash);
	if (!match) throw new Error('a password hash of an unknown kind');
	const [, ln, r, p, salt, key] = match;
	return {
		cost: { ln: Number(ln), r: Number(r), p: Number(p) },
		salt: Buffer.from(salt, 'base64'),
		key: Buffer.from(key, 'base64')
	};
}
