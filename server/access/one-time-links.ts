/**
 * Links that let somebody in once: to join a department, or to set a new password. They are handed
 * over by whatever way people have; the server needs no mail. Only a hash of the token is kept, and
 * the address carries it behind `#`, which no server and no proxy logs.
 */
import { createHash, randomBytes } from 'node:crypto';
import type { LinkPurpose, LinkRecord, Store } from '../store/store';

const HOUR = 3600_000;
const LASTS: Record<LinkPurpose['kind'], number> = { join: 7 * 24 * HOUR, reset: 24 * HOUR };

export interface MadeLink {
	readonly token: string;
	readonly link: LinkRecord;
}

export class OneTimeLinks {
	constructor(
		private readonly store: Pick<Store, 'links'>,
		private readonly now: () => number
	) {}

	async make(purpose: LinkPurpose, by: string, note = ''): Promise<MadeLink> {
		const token = randomBytes(24).toString('base64url');
		const createdAt = this.now();
		const expiresAt = createdAt + LASTS[purpose.kind];
		const link = { hash: hashOf(token), purpose, note, by, createdAt, expiresAt };
		await this.store.links.add(link);
		return { token, link };
	}

	/** The link of a token, if it still opens something. */
	async look(token: string): Promise<LinkRecord | undefined> {
		const link = await this.store.links.find(hashOf(token));
		return link && link.closedAt === undefined && link.expiresAt > this.now() ? link : undefined;
	}

	/** True for one of all who use it. */
	use({ hash }: LinkRecord, by: string): Promise<boolean> {
		return this.store.links.close(hash, this.now(), by);
	}

	/** Invitations to a department that nobody has used, the newest first. */
	async invitations(department: string): Promise<readonly LinkRecord[]> {
		return (await this.store.links.open()).filter(
			({ purpose, expiresAt }) =>
				purpose.kind === 'join' && purpose.grant.department === department && expiresAt > this.now()
		);
	}

	withdraw({ hash }: LinkRecord): Promise<boolean> {
		return this.store.links.close(hash, this.now());
	}
}

/** What names a link to who made it: too little to open it with. */
export function idOf({ hash }: LinkRecord): string {
	return hash.slice(0, 16);
}

function hashOf(token: string): string {
	return createHash('sha256').update(token).digest('hex');
}
