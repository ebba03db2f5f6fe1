/**
 * What lies behind the last good commit of a write-ahead log. SQLite itself passes over it without
 * a word: after a power cut that is right, for it was never acknowledged; but a disk that lost what
 * it had taken looks the same. So it is found here, said, and whoever may have lost is told.
 *
 * The format: https://www.sqlite.org/fileformat.html#the_write_ahead_log
 */
import { existsSync, readFileSync } from 'node:fs';

export interface TornTail {
	readonly kind: 'torn-tail';
	/** Good frames up to the last good commit. */
	readonly goodFrames: number;
	/** Bytes behind it that belong to this log, not to an older one whose place it took. */
	readonly bytes: number;
	/** Ends of commits among them: acknowledged, or about to be. */
	readonly commits: number;
}

const HEADER = 32;
const FRAME_HEADER = 24;
const MAGIC = 0x377f0682;

/** `undefined` where nothing but whole commits is in the log. */
export function findTornTail(file: string): TornTail | undefined {
	if (!existsSync(file)) return undefined;
	const bytes = readFileSync(file);
	if (bytes.length === 0) return undefined;
	const header = readHeader(bytes);
	// With its header the whole log is lost; how many commits there were cannot be known.
	if (!header) {
		const commits = bytes.length > HEADER ? 1 : 0;
		return { kind: 'torn-tail', goodFrames: 0, bytes: bytes.length, commits };
	}
	const frames = framesOf(bytes, header);
	const good = goodFrames(bytes, header);
	const behind = frames.slice(good).filter((frame) => frame.ours);
	if (behind.length === 0) return undefined;
	const commits = behind.filter((frame) => frame.commit).length;
	return { kind: 'torn-tail', goodFrames: good, bytes: bytes.length - frames[good].at, commits };
}

interface Header {
	readonly bigEndian: boolean;
	readonly frame: number;
	readonly salts: readonly [number, number];
	readonly sum: Sum;
}
type Sum = readonly [number, number];

function readHeader(bytes: Buffer): Header | undefined {
	if (bytes.length < HEADER) return undefined;
	const magic = bytes.readUInt32BE(0);
	if (magic !== MAGIC && magic !== MAGIC + 1) return undefined;
	const bigEndian = magic === MAGIC + 1;
	const sum = checksum([0, 0], bytes, 0, 24, bigEndian);
	if (sum[0] !== bytes.readUInt32BE(24) || sum[1] !== bytes.readUInt32BE(28)) return undefined;
	return {
		bigEndian,
		frame: FRAME_HEADER + bytes.readUInt32BE(8),
		salts: [bytes.readUInt32BE(16), bytes.readUInt32BE(20)],
		sum
	};
}

interface Frame {
	readonly at: number;
	/** Of this log: one salt is enough, the other may be what is damaged. */
	readonly ours: boolean;
	readonly commit: boolean;
}

function framesOf(bytes: Buffer, { frame, salts }: Header): Frame[] {
	const frames: Frame[] = [];
	for (let at = HEADER; at < bytes.length; at += frame) {
		const whole = at + FRAME_HEADER <= bytes.length;
		const ours =
			!whole || bytes.readUInt32BE(at + 8) === salts[0] || bytes.readUInt32BE(at + 12) === salts[1];
		frames.push({ at, ours, commit: whole && bytes.readUInt32BE(at + 4) !== 0 });
	}
	return frames;
}

/** How many frames SQLite will use: those up to the last commit before the first that is not right. */
function goodFrames(bytes: Buffer, { bigEndian, frame, salts, sum: seed }: Header): number {
	let good = 0;
	let sum = seed;
	for (let n = 0, at = HEADER; at + frame <= bytes.length; n++, at += frame) {
		if (bytes.readUInt32BE(at + 8) !== salts[0] || bytes.readUInt32BE(at + 12) !== salts[1]) break;
		sum = checksum(sum, bytes, at, 8, bigEndian);
		sum = checksum(sum, bytes, at + FRAME_HEADER, frame - FRAME_HEADER, bigEndian);
		if (sum[0] !== bytes.readUInt32BE(at + 16) || sum[1] !== bytes.readUInt32BE(at + 20)) break;
		if (bytes.readUInt32BE(at + 4) !== 0) good = n + 1;
	}
	return good;
}

function checksum(seed: Sum, bytes: Buffer, from: number, length: number, bigEndian: boolean): Sum {
	let [a, b] = seed;
	const view = new DataView(bytes.buffer, bytes.byteOffset + from, length);
	for (let at = 0; at < length; at += 8) {
		a = (a + view.getUint32(at, !bigEndian) + b) >>> 0;
		b = (b + view.getUint32(at + 4, !bigEndian) + a) >>> 0;
	}
	return [a, b];
}
