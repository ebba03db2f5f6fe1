/** Packets made and signed: in a thread, since a part of a book may be long. */
import type { Book } from '$lib/budget/book/book';
import { writeBookFile } from '$lib/budget/file/book-file';
import type { LiveBook } from '$lib/budget/live/live-book';
import { digestsOfPart } from '$lib/budget/live/part-digest';
import { bookNamed, type PacketContent } from '$lib/exchange/packet/packet';
import { editionOf } from '$lib/exchange/write/edition';
import type { SealAnswer, SealedPacket, SealReturn } from '../books/copy/question';
import { utf8 } from '../threads/bytes';
import { SigningKey } from './signing-key';

export function sealReturn(book: LiveBook, { data, unit, said }: SealReturn): SealedPacket {
	const named = book.head.units.find(({ id }) => id === unit);
	if (!named) return undefined;
	return sealed(data, {
		...{ kind: 'return', ...said, cited: [...said.cited] },
		book: bookNamed(book.head),
		unit: { id: named.id, name: named.name },
		digests: digestsOfPart(book, unit)
	});
}

export function sealAnswer(
	book: LiveBook,
	whole: Book,
	{ data, unit, said }: SealAnswer
): SealedPacket {
	const edition = editionOf(whole, { kind: 'unit', unit });
	if (!edition.ok) return undefined;
	const { head, sheets } = edition.book;
	const { id, name } = head.units[0];
	const own = { ...head, settings: {}, explanations: [] };
	return sealed(data, {
		...{ kind: 'answer', ...said, state: '上报' },
		book: bookNamed(book.head),
		unit: { id, name },
		digests: digestsOfPart(book, unit),
		part: JSON.parse(writeBookFile({ head: own, sheets })) as Record<string, unknown>
	});
}

function sealed(data: string, content: PacketContent): SealedPacket {
	const packet = SigningKey.of(data).seal(content);
	return { unit: content.unit.name, json: utf8(`${JSON.stringify(packet, null, '\t')}\n`) };
}
