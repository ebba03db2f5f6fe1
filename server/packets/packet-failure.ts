/** Why a packet is not sent, or not taken. */
import type { UnfitPacket } from '$lib/exchange/packet/judge-packet';
import type { MalformedPacket, NewerPacket } from '$lib/exchange/packet/packet';

export type PacketFailure =
	| MalformedPacket
	| NewerPacket
	| UnfitPacket
	/** Nobody here has said that this key counts. */
	| { readonly kind: 'unknown-key'; readonly fingerprint: string }
	/** It was changed after it was signed. */
	| { readonly kind: 'broken-signature'; readonly label: string }
	/** This installation let it out itself. */
	| { readonly kind: 'own-packet' }
	/** There is no return to send, or nothing submitted in answer to one. */
	| { readonly kind: 'nothing-to-send' }
	| { readonly kind: 'forbidden' };
