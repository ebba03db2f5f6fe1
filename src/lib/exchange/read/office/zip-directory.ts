/** The central directory of a zip archive: what it says it holds, checked before any of it is unpacked. */
import { stop } from '../reading-stopped';

export interface ZipMember {
	readonly name: string;
	readonly method: number;
	readonly crc: number;
	readonly packed: number;
	/** What the directory says the member has unpacked; unpacking holds it to that. */
	readonly size: number;
	/** Offset of the local header. */
	readonly at: number;
}

/** The most members that are looked at: a workbook of 130 forms has about 300. */
export const MOST_MEMBERS = 5_000;
/** The most bytes that all members together may have, unpacked. */
export const MOST_UNPACKED = 200 * 1024 * 1024;
/** Larger than this, a member that grows more than {@link MOST_GROWTH} times is a bomb. */
const SMALL = 4 * 1024 * 1024;
const MOST_GROWTH = 400;

const END = 0x06054b50;
const DIRECTORY = 0x02014b50;
const END_SIZE = 22;
const ENCRYPTED = 1;
const WIDE = 0xffffffff;

/** Reads and checks the directory; stops with `damaged-archive`, `archive-too-large` or `password-protected`. */
export function readZipDirectory(bytes: Uint8Array): readonly ZipMember[] {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const end = findEnd(view);
	const count = view.getUint16(end + 10, true);
	let at = view.getUint32(end + 16, true);
	if (count > MOST_MEMBERS) stop({ kind: 'archive-too-large', limit: MOST_MEMBERS, of: 'members' });
	const members: ZipMember[] = [];
	for (let i = 0; i < count; i++) {
		if (at + 46 > end || view.getUint32(at, true) !== DIRECTORY) damaged('directory');
		const { member, next } = readMember(view, bytes, at);
		members.push(member);
		at = next;
	}
	refuseBombs(members);
	refuseOverlaps(members, end);
	return members;
}

export function damaged(
	problem: 'truncated' | 'directory' | 'overlap' | 'checksum' | 'method',
	part?: string
): never {
	return stop({ kind: 'damaged-archive', problem, ...(part !== undefined && { part }) });
}

/** The end record stands at the end of the file, before a comment of at most 64 KB. */
function findEnd(view: DataView): number {
	const last = view.byteLength - END_SIZE;
	for (let at = last; at >= Math.max(0, last - 0xffff); at--)
		if (view.getUint32(at, true) === END) return at;
	return damaged('truncated');
}

function readMember(
	view: DataView,
	bytes: Uint8Array,
	at: number
): { member: ZipMember; next: number } {
	const lengths = [28, 30, 32].map((offset) => view.getUint16(at + offset, true));
	const next = at + 46 + lengths[0] + lengths[1] + lengths[2];
	if (next > view.byteLength) damaged('directory');
	const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + lengths[0]));
	if (view.getUint16(at + 8, true) & ENCRYPTED) stop({ kind: 'password-protected', part: name });
	const sizes = { size: view.getUint32(at + 24, true), packed: view.getUint32(at + 20, true) };
	const offset = { at: view.getUint32(at + 42, true) };
	widen(view, at + 46 + lengths[0], lengths[1], sizes, offset);
	return {
		member: {
			name,
			method: view.getUint16(at + 10, true),
			crc: view.getUint32(at + 16, true),
			...sizes,
			...offset
		},
		next
	};
}

/** Zip64: some writers put sizes into an extra field even of small members. */
function widen(
	view: DataView,
	from: number,
	length: number,
	sizes: { size: number; packed: number },
	offset: { at: number }
): void {
	for (let at = from; at + 4 <= from + length; at += 4 + view.getUint16(at + 2, true)) {
		if (view.getUint16(at, true) !== 1) continue;
		let field = at + 4;
		const fieldEnd = field + view.getUint16(at + 2, true);
		const next = (): number => {
			if (field + 8 > fieldEnd || fieldEnd > view.byteLength) damaged('directory');
			const value = Number(view.getBigUint64(field, true));
			field += 8;
			return value;
		};
		if (sizes.size === WIDE) sizes.size = next();
		if (sizes.packed === WIDE) sizes.packed = next();
		if (offset.at === WIDE) offset.at = next();
	}
}

function refuseBombs(members: readonly ZipMember[]): void {
	let total = 0;
	for (const { name, size, packed } of members) {
		total += size;
		if (size > SMALL && size > packed * MOST_GROWTH)
			stop({ kind: 'archive-too-large', limit: MOST_GROWTH, of: 'growth', part: name });
	}
	if (total > MOST_UNPACKED) stop({ kind: 'archive-too-large', limit: MOST_UNPACKED, of: 'bytes' });
}

/** Members that share bytes make small files swell without end. */
function refuseOverlaps(members: readonly ZipMember[], end: number): void {
	const inOrder = [...members].sort((a, b) => a.at - b.at);
	inOrder.forEach((member, i) => {
		const next = inOrder[i + 1]?.at ?? end;
		if (member.at + 30 + member.packed > next) damaged('overlap', member.name);
	});
}
