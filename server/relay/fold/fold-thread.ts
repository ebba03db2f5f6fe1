/** A thread that folds logs of rooms. */
import { answerWork } from '../../threads/answer-work';
import { toTheEnd } from '../../threads/turns';
import { foldLog, type Folded } from './fold-log';
import { pack, unpack, type Packed } from './packed';

/** What a thread says: frames in one buffer, and of each what its piece is. */
export type FoldAnswer =
	| {
			readonly ok: true;
			readonly frames: Packed;
			readonly pieces: readonly {
				/** Bytes of its update. */
				readonly size: number;
				readonly ends: ReadonlyMap<number, number>;
				readonly deletes: boolean;
			}[];
	  }
	| Extract<Folded, { ok: false }>;

answerWork<Packed>({
	work(log) {
		const folded = foldLog(unpack(log));
		if (!folded.ok) return { value: folded satisfies FoldAnswer };
		const frames = toTheEnd(pack(folded.pieces.map(({ frame }) => frame)));
		const pieces = folded.pieces.map(({ update: { length: size }, ends, deletes }) => {
			return { size, ends, deletes };
		});
		const value: FoldAnswer = { ok: true, frames, pieces };
		return { value, transfer: [frames.bytes.buffer] };
	}
});
