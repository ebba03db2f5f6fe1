/** Answers to questions about a book, worked out on a thread's copy of it. */
import { gzipSync } from 'node:zlib';
import { writeBookFile } from '$lib/budget/file/book-file';
import { bookFormat } from '$lib/formats/book-format';
import { namedEntries } from '$lib/budget/book/comment';
import { snapshotOf } from '$lib/budget/live/book-snapshot';
import { digestsOfPart } from '$lib/budget/live/part-digest';
import type { Part } from '$lib/budget/book/workflow';
import { entriesIn } from '$lib/collab/room/comment';
import { conflictsIn } from '$lib/collab/conflict/conflict';
import { contestedRemovals } from '$lib/collab/conflict/contested-removal';
import { columnsByRow, rowIds } from '$lib/collab/room/project-rooms';
import { parseRoom, partOf } from '$lib/collab/room/room-name';
import { rowLabel } from '$lib/collab/room/row-label';
import { publicDigest } from '$lib/exchange/public/clearance';
import { countsOf } from '$lib/rules/finding/finding-counts';
import { isOpen, type Finding } from '$lib/rules/finding/finding';
import { PROCESS_RULES } from '$lib/rules/rule/process-rules';
import { sealAnswer, sealReturn } from '../../packets/seal-packet';
import { ownBytes, utf8 } from '../../threads/bytes';
import type { BookCopy } from './book-copy';
import type { Answers, CopyAnswer, Hindrance, Question } from './question';

type Answering = {
	readonly [K in keyof Answers]: (
		copy: BookCopy,
		question: Extract<Question, { readonly kind: K }>
	) => Answers[K];
};

const ANSWERS: Answering = {
	findings: (copy) => {
		const engine = copy.checked();
		const said = { findings: engine.findings(), notApplicable: engine.notApplicable() };
		return utf8(JSON.stringify(said));
	},
	counts: (copy) => countsOf(copy.checked().findings()),
	commenters: (copy) => [...new Set(commentsIn(copy).map(({ by }) => by))],
	file: (copy, { names }) => {
		const comments = namedEntries(commentsIn(copy), (id) => names[id] ?? id);
		return utf8(writeBookFile({ ...copy.whole(), ...(comments.length > 0 && { comments }) }));
	},
	version: (copy) => ownBytes(gzipSync(JSON.stringify(copy.whole()))),
	labels: ({ docs, book }, { rows }) =>
		Object.fromEntries(
			rows.flatMap(([room, row]) => {
				const doc = docs.get(room);
				return doc ? [[row, rowLabel(doc, row, bookFormat(book.head))]] : [];
			})
		),
	hindrance: (copy, { part }) => ({
		digests: digestsOfPart(copy.book, part),
		hindrance: hindranceOf(part, copy)
	}),
	digests: (copy, { part }) => digestsOfPart(copy.book, part),
	'public-digest': (copy) => publicDigest(snapshotOf(copy.book)),
	compared: (copy, { part, digests }) => {
		const here = digestsOfPart(copy.book, part);
		const there = JSON.parse(new TextDecoder().decode(digests)) as Record<string, string>;
		const { year, department, units } = copy.book.head;
		const sheets = [...new Set([...Object.keys(here), ...Object.keys(there)])];
		const changed = sheets.filter((sheet) => here[sheet] !== there[sheet]);
		return { place: { year, department, units }, digests: here, changed };
	},
	'sealed-return': (copy, order) => sealReturn(copy.book, order),
	'sealed-answer': (copy, order) => sealAnswer(copy.book, copy.whole(), order)
};

/** What can be told of a book without its tables. */
const WITHOUT_TABLES: ReadonlySet<Question['kind']> = new Set(['commenters', 'labels']);

export function answerQuestion(copy: BookCopy, question: Question): CopyAnswer {
	const unreadable = WITHOUT_TABLES.has(question.kind) ? undefined : copy.unreadable;
	if (unreadable !== undefined) return { unreadable };
	const answer = ANSWERS[question.kind] as (
		copy: BookCopy,
		question: Question
	) => Answers[keyof Answers];
	return { answer: answer(copy, question) };
}

function commentsIn({ docs }: BookCopy): ReturnType<typeof entriesIn> {
	const said = [...docs].find(([name]) => parseRoom(name)?.kind === 'comments');
	return said ? entriesIn(said[1]) : [];
}

/** What keeps a part from being submitted: the department answers for the whole book. */
function hindranceOf(part: Part, copy: BookCopy): Hindrance | undefined {
	const concerned = copy
		.checked()
		.findings()
		.filter(
			(finding) =>
				isOpen(finding) &&
				!PROCESS_RULES.has(finding.rule) &&
				(part === 'department' || finding.unit === part)
		);
	const ids = (severity: Finding['severity']): string[] =>
		concerned.filter((finding) => finding.severity === severity).map(({ id }) => id);
	const errors = ids('error');
	const unexplained = ids('explain');
	const conflicts = openConflicts(part, copy);
	if (errors.length + unexplained.length + conflicts === 0) return undefined;
	return { errors, unexplained, conflicts };
}

/** The department answers for the conflicts of all rooms. */
function openConflicts(part: Part, { rooms }: BookCopy): number {
	const concerned = rooms.filter(([name]) => part === 'department' || partOf(name) === part);
	return concerned.reduce((sum, [, doc]) => {
		const columns = columnsByRow(doc);
		const removals = contestedRemovals(doc, rowIds(doc), (row) => columns.get(row) ?? new Set());
		return sum + removals.length + conflictsIn(doc).filter(({ settled }) => !settled).length;
	}, 0);
}
