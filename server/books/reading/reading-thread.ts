/** A thread that reads what people send: what hangs or swells in it takes nobody with it. */
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
		const packet = readSignedPacket(reading.bytes, reading.keys);
		const transfer = packet.ok ? handedOver(packet.packet.content, packet.packet.digests) : [];
		return { value: packet satisfies ReadingAnswers['packet'], transfer };
	}
});

async function readDocument({ name, bytes, ...options }: ReadDocument): Promise<WorkAnswer> {
	const read = await readAnyDocument(name, bytes, { characterMaps });
	if (!read.ok) return refused({ kind: 'unreadable', reason: read.failure });
	const made = newBookOf(read.book, { ...options, report: read.report });
	if (!made.ok) return refused(failureOf(made.failure));
	const value: ReadingAnswers['document'] = made;
	return { value, transfer: handedOver(...made.book.rooms.flatMap(({ updates }) => updates)) };
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
