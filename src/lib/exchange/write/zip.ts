/** Zip archives, written file by file: the same files give the same bytes. */
import { Zip, ZipDeflate } from 'fflate';

/** The earliest time that a zip can say; in local time, because that is what zips hold. */
const NO_TIME = new Date(1980, 0, 1);
/** Text is compressed piece by piece, so that no part of an archive stands in memory twice. */
const PIECE = 1 << 16;

export class ZipWriter {
	readonly #chunks: Uint8Array[] = [];
	#failure: Error | undefined;
	readonly #zip = new Zip((failure, chunk) => {
		if (failure) this.#failure ??= failure;
		else this.#chunks.push(chunk);
	});
	readonly #encoder = new TextEncoder();

	/** Adds a file from its text or bytes, or from pieces of text as they are made. */
	add(path: string, content: string | Uint8Array | Iterable<string>): void {
		const file = new ZipDeflate(path, { level: 6 });
		file.mtime = NO_TIME;
		this.#zip.add(file);
		if (content instanceof Uint8Array) {
			file.push(content, true);
			return;
		}
		let waiting = '';
		for (const piece of typeof content === 'string' ? [content] : content) {
			waiting += piece;
			if (waiting.length < PIECE) continue;
			file.push(this.#encoder.encode(waiting));
			waiting = '';
		}
		file.push(this.#encoder.encode(waiting), true);
	}

	finish(): Uint8Array {
		this.#zip.end();
		if (this.#failure) throw this.#failure;
		const whole = new Uint8Array(this.#chunks.reduce((sum, { length }) => sum + length, 0));
		let at = 0;
		for (const chunk of this.#chunks) {
			whole.set(chunk, at);
			at += chunk.length;
		}
		return whole;
	}
}
