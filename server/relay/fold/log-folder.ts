/** Has logs folded: small ones where it is asked, large ones in a thread, one after the other. */
import { inSlices } from '../../threads/turns';
import { WorkFailed, type StopReason } from '../../threads/work-failed';
import { WorkPool } from '../../threads/work-pool';
import { pieceIn } from '../state-piece';
import { foldLog, type Folded } from './fold-log';
import type { FoldAnswer } from './fold-thread';
import { pack, unpack, type Packed } from './packed';

/** Bytes that are folded at once: a few milliseconds. */
const SMALL = 32 * 1024;
/**
 * Whatever waits is small: bytes are gathered when their turn has come. Nobody waits for a fold, and on
 * a busy machine that of a full room takes minutes.
 */
const BOUNDS = { threads: 1, time: 900_000, memory: 2_048, most: 10_000, mostOfOne: 10_000 };

export interface LogFolderOptions {
	/** The bundled `fold-thread`. */
	readonly script: string | URL;
	readonly now: () => number;
}

export class LogFolder {
	readonly #pool: WorkPool | undefined;
	#closing = false;

	/** Without a thread everything is folded at once: for simulations, in which nothing else happens meanwhile. */
	constructor(options?: LogFolderOptions) {
		this.#pool = options && new WorkPool({ ...BOUNDS, ...options });
	}

	/** @param log gives the updates of a room from its beginning, when they are needed */
	async fold(book: string, log: () => readonly Uint8Array[]): Promise<Folded> {
		const pool = this.#pool;
		if (!pool || log().reduce((sum, { length }) => sum + length, 0) <= SMALL) return foldLog(log());
		let packed: Packed;
		try {
			const answer = await pool.run<FoldAnswer>(
				{ person: 'server', book },
				{
					prepare: async () => void (packed = await inSlices(pack(log()))),
					parcel: () => ({ body: packed, transfer: [packed.bytes.buffer] })
				}
			);
			return answer.ok ? foldedOf(answer) : answer;
		} catch (error) {
			if (!(error instanceof WorkFailed)) throw error;
			return { ok: false, kind: 'stopped', why: this.#whyStopped(error) };
		}
	}

	#whyStopped({ failure }: WorkFailed): StopReason | 'closing' {
		// Whatever waits is small, and nothing bounds how much may wait: else it is never refused.
		return this.#closing || failure.kind !== 'work-stopped' ? 'closing' : failure.reason;
	}

	async close(): Promise<void> {
		this.#closing = true;
		await this.#pool?.close();
	}
}

function foldedOf({ frames, pieces }: Extract<FoldAnswer, { ok: true }>): Folded {
	const list = unpack(frames).map((frame, i) => pieceIn(frame, pieces[i].size, pieces[i]));
	return { ok: true, pieces: list };
}
