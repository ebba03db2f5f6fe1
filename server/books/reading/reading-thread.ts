/** A thread that reads what people send: what hangs or swells in it takes nobody with it. */
import type { Format } from '$lib/formats/format';
import { printFailure } from '$lib/formats/pack-failure';
import { missingFields } from '$lib/exchange/read/import-report';
import type { PackFiles } from '$lib/formats/inherit';
import { isOfficeFormat, readOfficeFormat } from '$lib/exchange/learn/draft-pack';
import { readAnyDocument } from '$lib/exchange/read/read-document';
import { readSignedPacket } from '../../packets/signed-packet';
import { shippedMaps } from '../../shipped-file';
import { answerWork, type WorkAnswer } from '../../threads/answer-work';
import { handedOver } from '../../threads/bytes';
import { newBookOf } from '../create-book';
import type { DocumentFailure, ReadDocument, Reading, ReadingAnswers } from './reading';

const characterMaps = shippedMaps(import.meta.dirname);

answerWork<Reading>({
	work: (reading) => {
		if (reading.kind === 'document') return readDocument(reading);
		if (reading.kind === 'format') return { value: readFormat(reading.bytes) };
		const packet = readSignedPacket(reading.bytes, reading.keys);
		const transfer = packet.ok ? handedOver(packet.packet.content, packet.packet.digests) : [];
		return { value: packet satisfies ReadingAnswers['packet'], transfer };
	}
});

async function readDocument({
	name,
	bytes,
	formats: packs,
	head,
	...options
}: ReadDocument): Promise<WorkAnswer> {
	const formats = packs.flatMap(officeFormat);
	const read = await readAnyDocument(name, bytes, { characterMaps, formats, head });
	if (!read.ok) return refused({ kind: 'unreadable', reason: read.failure });
	// A book of no year, or of nobody, is none: it is asked for before anything is made.
	const fields = missingFields(read.report);
	if (fields.length > 0) return refused({ kind: 'head-missing', fields });
	const made = newBookOf(read.book, { ...options, report: read.report });
	if (!made.ok) return refused(failureOf(made.failure));
	const value: ReadingAnswers['document'] = made;
	return { value, transfer: handedOver(...made.book.rooms.flatMap(({ updates }) => updates)) };
}

/** One that this version cannot read is left out: the document is then read by the others. */
function officeFormat(pack: string): Format[] {
	const read = readOfficeFormat(JSON.parse(pack) as PackFiles);
	return read.ok ? [read.format] : [];
}

function readFormat(bytes: Uint8Array): ReadingAnswers['format'] {
	let pack: unknown;
	try {
		pack = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
	} catch {
		return { ok: false, problems: ['not JSON'] };
	}
	if (typeof pack !== 'object' || pack === null) return { ok: false, problems: ['not an object'] };
	const read = readOfficeFormat(pack as PackFiles);
	if (!read.ok) return { ok: false, problems: read.failures.slice(0, 20).map(printFailure) };
	const { id, version, name, content } = read.format;
	if (!isOfficeFormat(id)) return { ok: false, problems: ['format.id: not office/…'] };
	return { ok: true, format: { id, version, name, content: JSON.stringify(content) } };
}

function refused(failure: DocumentFailure): WorkAnswer {
	return { value: { ok: false, failure } satisfies ReadingAnswers['document'] };
}

function failureOf(
	failure: Extract<ReturnType<typeof newBookOf>, { ok: false }>['failure']
): DocumentFailure {
	return failure.kind === 'room-full'
		? { ...failure, kind: 'too-much' }
		: { kind: 'not-a-book', reason: failure };
}
