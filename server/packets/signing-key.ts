/**
 * The key pair with which this installation signs what leaves it for another network. The private
 * key is made on first use, stays in the data folder, readable by the server's user only, and is in
 * no backup. An installation restored elsewhere is another one, and is to be trusted anew.
 */
import {
	createHash,
	createPrivateKey,
	createPublicKey,
	generateKeyPairSync,
	sign,
	verify,
	type KeyObject
} from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import {
	PACKET_VERSION,
	signedText,
	type KeyFile,
	type Packet,
	type PacketContent
} from '$lib/exchange/packet/packet';

/** Its file in the data folder. */
export const SIGNING_KEY = 'signing-key.pem';

export class SigningKey {
	readonly publicKey: string;
	readonly fingerprint: string;

	constructor(private readonly key: KeyObject) {
		this.publicKey = String(createPublicKey(key).export({ format: 'jwk' }).x);
		this.fingerprint = fingerprintOf(this.publicKey);
	}

	/** The key of a data folder, made where there is none. */
	static of(data: string): SigningKey {
		const file = path.join(data, SIGNING_KEY);
		try {
			return new SigningKey(createPrivateKey(readFileSync(file)));
		} catch (error) {
			if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
		}
		mkdirSync(data, { recursive: true });
		const { privateKey } = generateKeyPairSync('ed25519');
		// 'wx': of two who come first, one makes it.
		const pem = privateKey.export({ type: 'pkcs8', format: 'pem' });
		writeFileSync(file, pem, { mode: 0o600, flag: 'wx', flush: true });
		return new SigningKey(privateKey);
	}

	seal(content: PacketContent): Packet {
		const value = sign(null, Buffer.from(signedText(content)), this.key).toString('base64url');
		return {
			format: 'hebian-packet',
			version: PACKET_VERSION,
			content,
			signature: { algorithm: 'Ed25519', key: this.fingerprint, value }
		};
	}

	get file(): KeyFile {
		const { publicKey, fingerprint } = this;
		return {
			...{ format: 'hebian-key', version: PACKET_VERSION, algorithm: 'Ed25519' },
			...{ publicKey, fingerprint }
		};
	}
}

/** SHA-256 of the 32 bytes of a public key, in hexadecimal. */
export function fingerprintOf(publicKey: string): string {
	return createHash('sha256').update(Buffer.from(publicKey, 'base64url')).digest('hex');
}

/** Whether the key signed exactly this content. */
export function isSealedBy({ content, signature }: Packet, publicKey: string): boolean {
	const jwk = { kty: 'OKP', crv: 'Ed25519', x: publicKey };
	try {
		const key = createPublicKey({ key: jwk, format: 'jwk' });
		const bytes = Buffer.from(signature.value, 'base64url');
		return verify(null, Buffer.from(signedText(content)), key, bytes);
	} catch {
		return false;
	}
}
