/** The texts that cells share (`sharedStrings.xml`): runs joined, readings (`rPh`) left out. */
import { readXmlPart } from '../office/xml-part';
import type { ZipArchive } from '../office/zip-archive';

export function readSharedStrings(
	archive: ZipArchive,
	part: string | undefined
): readonly string[] {
	const strings: string[] = [];
	if (part === undefined) return strings;
	const text = new RichText();
	readXmlPart(archive, part, {
		open: (name) => text.open(name),
		text: (piece) => text.take(piece),
		close(name) {
			text.close(name);
			if (name === 'si') strings.push(text.finish());
		}
	});
	return strings;
}

/** The text of a rich text: what its `t` elements hold, but those of readings. */
export class RichText {
	#text = '';
	#reading = 0;
	#open = false;

	open(name: string): void {
		if (name === 'rPh') this.#reading++;
		else if (name === 't') this.#open = this.#reading === 0;
	}

	take(piece: string): void {
		if (this.#open) this.#text += piece;
	}

	close(name: string): void {
		if (name === 'rPh') this.#reading--;
		else if (name === 't') this.#open = false;
	}

	finish(): string {
		const text = unescape(this.#text);
		this.#text = '';
		return text;
	}
}

/** Characters that XML cannot hold stand as `_x000D_`. */
function unescape(text: string): string {
	if (!text.includes('_x')) return text;
	return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
		String.fromCharCode(parseInt(code, 16))
	);
}
