/**
 * Explanations (说明) as records: each under a key of its own in the room of whoever answers for it,
 * a unit's in the unit's, so that its clerk may write it. An approval is the department's, so it
 * is a record of the department's room, with what was approved: it lapses when that is changed.
 */
import type * as Y from 'yjs';
import type { Explanation, UnitId } from '$lib/budget/book/book';
import { APPROVAL, EXPLANATION, headValue } from './head-record';
import { sameJson } from '$lib/budget/values/same-json';
import { metaOf } from './schema';

export const explanationKey = (id: string): string => EXPLANATION + id;
export const approvalKey = (id: string): string => APPROVAL + id;

/** Whether a change of a unit's head concerns the book's. */
export const isExplanationKey = (key: string): boolean => key.startsWith(EXPLANATION);

/** A unit's room with the unit. */
export type UnitDocument = readonly [UnitId, Y.Doc];

/** What is approved, and so what an approval holds on to. */
type Approved = Omit<Explanation, 'approver' | 'approvedAt'>;

export function explanationRecord(explanation: Explanation): unknown {
	const { id: _id, unit: _unit, ...rest } = approvedPart(explanation);
	return rest;
}

export function approvalRecord(explanation: Explanation, by: string, at: string): unknown {
	return { by, at, of: approvedPart(explanation) };
}

/** Of all rooms, by (time, id). One id in two rooms is the department's, then the first unit's. */
export function readExplanations(department: Y.Doc, units: readonly UnitDocument[]): Explanation[] {
	const explanations = new Map<string, Explanation>();
	for (const [unit, doc] of [[undefined, department] as const, ...units]) {
		metaOf(doc).forEach((stored, key) => {
			if (!isExplanationKey(key)) return;
			const id = key.slice(EXPLANATION.length);
			const read = explanations.has(id) ? undefined : readExplanation(id, unit, headValue(stored));
			if (read)
				explanations.set(
					id,
					withApproval(read, headValue(metaOf(department).get(approvalKey(id))))
				);
		});
	}
	return [...explanations.values()].sort((a, b) => (a.at + a.id < b.at + b.id ? -1 : 1));
}

function readExplanation(
	id: string,
	unit: UnitId | undefined,
	stored: unknown
): Explanation | undefined {
	const { rule, operands, text, author, at } = fieldsOf(stored);
	if (typeof rule !== 'string') return undefined;
	return {
		id,
		...(unit !== undefined && { unit }),
		rule,
		operands: fieldsOf(operands) as Explanation['operands'],
		text: textOf(text),
		author: textOf(author),
		at: textOf(at)
	};
}

function withApproval(explanation: Explanation, stored: unknown): Explanation {
	const { by, at, of } = fieldsOf(stored);
	if (typeof by !== 'string' || !sameJson(of, approvedPart(explanation))) return explanation;
	return { ...explanation, approver: by, approvedAt: textOf(at) };
}

/** An explanation as an approval holds on to it. */
export function approvedPart({
	approver: _by,
	approvedAt: _at,
	...approved
}: Explanation): Approved {
	return plain(approved) as Approved;
}

/** Yjs stores `undefined` members, JSON has none: drop them, so that what is read is what was written. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const fieldsOf = (value: unknown): Record<string, unknown> =>
	typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
