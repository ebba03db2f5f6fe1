/** Reads a packet and proves its signature: in a thread, since packets may be long. */
import { readPacket, type PacketContent, type PacketFacts } from '$lib/exchange/packet/packet';
import { utf8 } from '../threads/bytes';
import type { PacketFailure } from './packet-failure';
import { isSealedBy } from './signing-key';

/** Whose packets count. */
export interface PacketKeys {
	/** Fingerprint of this installation's own key. */
	readonly own: string;
	/** By fingerprint. */
	readonly trusted: Readonly<
		Record<string, { readonly label: string; readonly publicKey: string }>
	>;
}

/** A packet that somebody trusted has signed. */
export interface SignedPacket {
	readonly facts: PacketFacts;
	/** Whose key it was signed with. */
	readonly label: string;
	readonly fingerprint: string;
	/** The whole content, and its digests, as JSON in UTF-8. */
	readonly content: Uint8Array;
	readonly digests: Uint8Array;
}

export function readSignedPacket(
	bytes: Uint8Array,
	keys: PacketKeys
):
	| { readonly ok: true; readonly packet: SignedPacket }
	| { readonly ok: false; readonly failure: PacketFailure } {
	const read = readPacket(new TextDecoder().decode(bytes));
	if (!read.ok) return read;
	const { content, signature } = read.packet;
	if (signature.key === keys.own) return { ok: false, failure: { kind: 'own-packet' } };
	const fingerprint = signature.key;
	const key = Object.hasOwn(keys.trusted, fingerprint) ? keys.trusted[fingerprint] : undefined;
	if (!key) return { ok: false, failure: { kind: 'unknown-key', fingerprint } };
	const { label, publicKey } = key;
	if (!isSealedBy(read.packet, publicKey))
		return { ok: false, failure: { kind: 'broken-signature', label } };
	const packet = {
		...{ facts: factsOf(content), label, fingerprint },
		content: utf8(JSON.stringify(content)),
		digests: utf8(JSON.stringify(content.digests))
	};
	return { ok: true, packet };
}

function factsOf(content: PacketContent): PacketFacts {
	if (content.kind === 'return') {
		const { digests: _digests, ...facts } = content;
		return facts;
	}
	const { digests: _digests, part: _part, ...facts } = content;
	return facts;
}
