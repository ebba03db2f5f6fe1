/**
 * The keys in the data folder, where several nodes share a store: all have those that the store keeps. The
 * first node brings its own along.
 */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { SESSION_SECRET, sessionSecret } from '../access/secret';
import { SIGNING_KEY, SigningKey } from '../packets/signing-key';
import type { Store } from '../store/store';

/** Before anything reads them. */
export async function shareKeys(data: string, store: Store): Promise<void> {
	if (!store.keepSecret) return;
	sessionSecret(data);
	SigningKey.of(data);
	for (const name of [SESSION_SECRET, SIGNING_KEY]) {
		const file = path.join(data, name);
		const own = readFileSync(file).toString('base64');
		const kept = await store.keepSecret(name, own);
		if (kept === own) continue;
		writeFileSync(`${file}.new`, Buffer.from(kept, 'base64'), { mode: 0o600, flush: true });
		renameSync(`${file}.new`, file);
	}
}
