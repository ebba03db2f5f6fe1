/** The key that signs session cookies: made on first start, readable by the server's user only. */
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Its file in the data folder. */
export const SESSION_SECRET = 'session-secret';

export function sessionSecret(data: string): Uint8Array {
	const file = path.join(data, SESSION_SECRET);
	try {
		const secret = readFileSync(file);
		if (secret.length >= 32) return secret;
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
	}
	mkdirSync(data, { recursive: true });
	const secret = randomBytes(32);
	writeFileSync(file, secret, { mode: 0o600 });
	return secret;
}
