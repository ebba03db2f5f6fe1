/** One XML part of an archive, as events: no document types, no entities of its own, bounded depth. */
import { SaxesParser } from 'saxes';
import { ReadingStopped, stop } from '../reading-stopped';
import type { ZipArchive } from './zip-archive';

export type Attributes = Readonly<Record<string, string>>;

export interface XmlHandlers {
	/** Names are given without their prefix unless `prefixed`. */
	open?(name: string, attributes: Attributes): void;
	close?(name: string): void;
	text?(text: string): void;
	readonly prefixed?: boolean;
}

/** Nothing that Office writes is nested as deep. */
const MOST_DEPTH = 256;

/** Reads a part; `false` where the archive has none of that name. Stops at the first thing that is not well formed. */
export function readXmlPart(archive: ZipArchive, part: string, handlers: XmlHandlers): boolean {
	const parser = parserFor(part, handlers);
	let decoder: TextDecoder | undefined;
	const guarded = (run: () => void): void => {
		try {
			run();
		} catch (error) {
			if (error instanceof ReadingStopped) throw error;
			const { line, column } = parser;
			stop({ kind: 'broken-xml', part, line, column });
		}
	};
	const found = archive.unpack(part, (piece) => {
		decoder ??= new TextDecoder(encodingOf(piece), { fatal: true });
		guarded(() => void parser.write(decoder!.decode(piece, { stream: true })));
	});
	if (found) guarded(() => void parser.write(decoder?.decode() ?? '').close());
	return found;
}

function encodingOf(piece: Uint8Array): string {
	if (piece[0] === 0xff && piece[1] === 0xfe) return 'utf-16le';
	if (piece[0] === 0xfe && piece[1] === 0xff) return 'utf-16be';
	return 'utf-8';
}

function parserFor(part: string, handlers: XmlHandlers): SaxesParser {
	const parser = new SaxesParser({ xmlns: false, position: true });
	const nameOf = handlers.prefixed ? (name: string) => name : localName;
	let depth = 0;
	parser.on('error', (error) => {
		throw error;
	});
	parser.on('doctype', () => stop({ kind: 'doctype', part }));
	parser.on('opentag', ({ name, attributes }) => {
		if (++depth > MOST_DEPTH)
			stop({ kind: 'broken-xml', part, line: parser.line, column: parser.column });
		handlers.open?.(nameOf(name), attributes);
	});
	parser.on('closetag', ({ name }) => {
		depth--;
		handlers.close?.(nameOf(name));
	});
	parser.on('text', (text) => handlers.text?.(text));
	parser.on('cdata', (text) => handlers.text?.(text));
	return parser;
}

function localName(name: string): string {
	const colon = name.indexOf(':');
	return colon < 0 ? name : name.slice(colon + 1);
}
