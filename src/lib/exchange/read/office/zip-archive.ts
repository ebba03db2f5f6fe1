/** A zip archive within bounds: members are unpacked one at a time, in pieces, and held to their sizes. */
import { Inflate } from 'fflate';
import { ReadingStopped } from '../reading-stopped';
import { crc32 } from './crc32';
import { damaged, readZipDirectory, type ZipMember } from './zip-directory';

const LOCAL = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;
/** Deflate grows at most 1,032 times, so one step of this size stays below 17 MB. */
const STEP = 16 * 1024;

export class ZipArchive {
	readonly #members: ReadonlyMap<string, ZipMember>;

	/** Stops where the archive is damaged, encrypted or larger than it may be. */
	constructor(readonly bytes: Uint8Array) {
		const members = new Map<string, ZipMember>();
		for (const member of readZipDirectory(bytes)) {
			if (members.has(member.name)) damaged('directory', member.name);
			members.set(member.name, member);
		}
		this.#members = members;
	}

	get names(): readonly string[] {
		return [...this.#members.keys()];
	}

	has(name: string): boolean {
		return this.#members.has(name);
	}

	/** Unpacks a member piece by piece; `false` where there is none of that name. */
	unpack(name: string, take: (piece: Uint8Array) => void): boolean {
		const member = this.#members.get(name);
		if (!member) return false;
		let size = 0;
		let crc = 0;
		const count = (piece: Uint8Array): void => {
			size += piece.length;
			if (size > member.size) damaged('checksum', name);
			crc = crc32(piece, crc);
			take(piece);
		};
		const packed = this.#packed(member);
		if (member.method === STORED) count(packed);
		else if (member.method === DEFLATED) inflate(packed, name, count);
		else damaged('method', name);
		if (size !== member.size || crc !== member.crc) damaged('checksum', name);
		return true;
	}

	#packed(member: ZipMember): Uint8Array {
		const { bytes } = this;
		const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
		if (member.at + 30 > bytes.length || view.getUint32(member.at, true) !== LOCAL)
			damaged('directory', member.name);
		const lengths = view.getUint16(member.at + 26, true) + view.getUint16(member.at + 28, true);
		const start = member.at + 30 + lengths;
		if (start + member.packed > bytes.length) damaged('truncated', member.name);
		return bytes.subarray(start, start + member.packed);
	}
}

function inflate(packed: Uint8Array, name: string, take: (piece: Uint8Array) => void): void {
	const stream = new Inflate((piece) => take(piece));
	try {
		for (let at = 0; at < packed.length || at === 0; at += STEP)
			stream.push(packed.subarray(at, at + STEP), at + STEP >= packed.length);
	} catch (error) {
		if (error instanceof ReadingStopped) throw error;
		damaged('checksum', name);
	}
}
