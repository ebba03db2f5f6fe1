/** A thread that keeps copies of books and answers questions about them. */
import { answerWork, type WorkAnswer } from '../../threads/answer-work';
import { handedOver } from '../../threads/bytes';
import { answerQuestion } from './answer-question';
import { BookCopy } from './book-copy';
import type { CopyAnswer, CopyNote, CopyWork } from './question';

const copies = new Map<string, BookCopy>();

answerWork<CopyWork, CopyNote>({
	async work({ book, open, asIs, question }) {
		if (open) {
			drop(book);
			const copy = new BookCopy(open.since);
			copies.set(book, copy);
			await copy.open(open.rooms, open.now);
		}
		const copy = copies.get(book)!;
		if (copy.unready.length > 0 && !asIs) return answered({ unready: copy.unready });
		copy.settle();
		return answered(answerQuestion(copy, question));
	},
	note(note) {
		if (note.kind === 'drop') drop(note.book);
		else copies.get(note.book)?.hear(note);
	}
});

function drop(book: string): void {
	copies.get(book)?.close();
	copies.delete(book);
}

function answered(value: CopyAnswer): WorkAnswer {
	return { value, transfer: 'answer' in value ? handedOver(...bytesIn(value.answer)) : [] };
}

/** Long answers are bytes, alone or beside something short. */
function bytesIn(answer: unknown): Uint8Array[] {
	if (answer instanceof Uint8Array) return [answer];
	if (typeof answer !== 'object' || answer === null) return [];
	return Object.values(answer).filter((value) => value instanceof Uint8Array);
}
