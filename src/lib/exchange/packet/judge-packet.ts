/** Whether a packet fits the book that it is read into, as that book stands now. */
import type { BookHead } from '$lib/budget/book/book';
import {
	canFollow,
	progressOf,
	workflowOf,
	type PartState,
	type Round,
	type Workflow
} from '$lib/budget/book/workflow';
import type { PacketFacts } from './packet';

/** Why a packet, whoever signed it, is not for this book, or not now. */
export type UnfitPacket =
	| { readonly kind: 'other-book'; readonly packet: string; readonly book: string }
	| { readonly kind: 'other-unit'; readonly unit: string }
	| { readonly kind: 'other-round'; readonly packet: Round; readonly book: Round }
	/** A newer return took the place of the one that this is, or answers. `at`: UTC, ISO 8601. */
	| { readonly kind: 'older-return'; readonly at: string }
	/** An answer to a return that this book never made. */
	| { readonly kind: 'unknown-return' }
	| { readonly kind: 'already-applied'; readonly by: string; readonly at: string }
	| { readonly kind: 'not-now'; readonly state: PartState };

/** What is asked of a book's head. */
export type PacketPlace = Pick<BookHead, 'year' | 'department' | 'units' | 'workflow'>;

type ReturnFacts = Extract<PacketFacts, { readonly kind: 'return' }>;
type AnswerFacts = Extract<PacketFacts, { readonly kind: 'answer' }>;

/** `undefined`: it fits. */
export function judgePacket(content: PacketFacts, head: PacketPlace): UnfitPacket | undefined {
	const { book, unit } = content;
	const { year, department } = head;
	if (book.year !== year || book.department.name !== department.name)
		return {
			kind: 'other-book',
			packet: `${book.department.name} ${book.year}`,
			book: `${department.name} ${year}`
		};
	if (!head.units.some(({ id, name }) => id === unit.id && name === unit.name))
		return { kind: 'other-unit', unit: unit.name };
	const workflow = workflowOf(head.workflow);
	const applied = workflow.packets.get(content.id);
	if (applied) return { kind: 'already-applied', by: applied.by, at: applied.at };
	if (content.round !== workflow.round)
		return { kind: 'other-round', packet: content.round, book: workflow.round };
	return content.kind === 'return'
		? judgeReturn(content, workflow)
		: judgeAnswer(content, workflow, head);
}

function judgeReturn({ unit, at }: ReturnFacts, workflow: Workflow): UnfitPacket | undefined {
	const { state, steps } = progressOf(workflow, unit.id);
	const newer = steps.findLast((step) => step.kind === 'receive' && step.packet.at > at);
	if (newer?.kind === 'receive') return { kind: 'older-return', at: newer.packet.at };
	return canFollow('receive', state) ? undefined : { kind: 'not-now', state };
}

function judgeAnswer(
	{ unit, answers }: AnswerFacts,
	workflow: Workflow,
	{ workflow: steps = [] }: PacketPlace
): UnfitPacket | undefined {
	const { state, returned } = progressOf(workflow, unit.id);
	if (returned?.id === answers)
		return canFollow('answer', state) ? undefined : { kind: 'not-now', state };
	const known = steps.some(({ id, kind }) => kind === 'return' && id === answers);
	if (!known) return { kind: 'unknown-return' };
	return returned ? { kind: 'older-return', at: returned.at } : { kind: 'not-now', state };
}
