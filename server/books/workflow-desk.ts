/**
 * The server's hand in the workflow: who may take which step, whether the part is ready for it, and
 * the step itself, written where everybody reads it. Nobody else writes that room.
 */
import {
	canFollow,
	progressOf,
	workflowOf,
	type Citation,
	type Part,
	type PartState,
	type Round,
	type WorkflowAct,
	type WorkflowStep
} from '$lib/budget/book/workflow';
import { roomOfPart, roomsOf, type RoomName } from '$lib/collab/room/room-name';
import { addStep, readSteps } from '$lib/collab/room/workflow-room';
import type { Person } from '../access/person';
import { mayWrite, roleIn } from '../access/rights';
import type { BookRecord, Store } from '../store/store';
import type { BookShelf } from './book-shelf';
import type { Answers, Hindrance, QuestionOf } from './copy/question';

/** What somebody asks for. */
export type WorkflowRequest =
	| { readonly kind: 'submit'; readonly part: Part }
	| { readonly kind: 'approve'; readonly part: Part }
	| { readonly kind: 'lock'; readonly part: Part }
	| { readonly kind: 'withdraw'; readonly part: Part; readonly note?: string }
	| {
			readonly kind: 'return';
			readonly part: Part;
			readonly note: string;
			readonly cited: readonly Citation[];
	  }
	| { readonly kind: 'unlock'; readonly part: Part; readonly note: string }
	| { readonly kind: 'round'; readonly round: Round; readonly deadline?: string };

export type WorkflowFailure =
	| { readonly kind: 'forbidden' }
	| { readonly kind: 'no-such-part' }
	/** The part stands elsewhere: somebody was faster. */
	| { readonly kind: 'not-now'; readonly state: PartState }
	/** 上报 waits until errors are mended, `explain` findings answered and conflicts settled. */
	| ({ readonly kind: 'not-ready' } & Hindrance);

export type Decision<F> =
	{ readonly ok: true; readonly step: WorkflowStep } | { readonly ok: false; readonly failure: F };
export type WorkflowResult = Decision<WorkflowFailure>;

export interface WorkflowDeskOptions {
	readonly shelf: BookShelf;
	/** What people may write in a room is another now. */
	readonly roomChanged: (room: RoomName) => void;
	readonly store: Store;
	readonly now: () => number;
	readonly randomId: () => string;
}

/** What a decision rests on beside the workflow, and the step that it comes to, unless it tells why not. */
export interface Decide<K extends keyof Answers, F> {
	/** Asked about the book at the moment of the decision. */
	readonly question?: QuestionOf<K>;
	readonly act: (
		workflow: readonly WorkflowStep[],
		answer: Answers[K] | undefined
	) => WorkflowAct | { readonly failure: F };
}

export class WorkflowDesk {
	constructor(private readonly options: WorkflowDeskOptions) {}

	/** Takes a step for a person, or says why not. Everybody in the rooms it concerns comes again. */
	async take(
		record: BookRecord,
		person: Person,
		request: WorkflowRequest
	): Promise<WorkflowResult> {
		if (!mayTake(person, request, record)) return refused({ kind: 'forbidden' });
		if ('part' in request && !knowsPart(record, request.part))
			return refused({ kind: 'no-such-part' });
		if (request.kind === 'round')
			return this.decide<never, WorkflowFailure>(record, person, undefined, { act: () => request });
		const { part } = request;
		const early = (steps: readonly WorkflowStep[]): { failure: WorkflowFailure } | undefined => {
			const { state } = progressOf(workflowOf(steps), part);
			return canFollow(request.kind, state) ? undefined : { failure: { kind: 'not-now', state } };
		};
		if (request.kind === 'submit')
			return this.decide<'hindrance', WorkflowFailure>(record, person, part, {
				question: { kind: 'hindrance', part },
				act: (steps, answer) =>
					early(steps) ??
					(answer!.hindrance
						? { failure: { kind: 'not-ready', ...answer!.hindrance } }
						: { kind: 'submit', part, digests: answer!.digests })
			});
		if (request.kind === 'approve')
			return this.decide<'digests', WorkflowFailure>(record, person, part, {
				question: { kind: 'digests', part },
				act: (steps, digests) => early(steps) ?? { kind: 'approve', part, digests: digests! }
			});
		return this.decide<never, WorkflowFailure>(record, person, part, {
			act: (steps) => early(steps) ?? request
		});
	}

	/**
	 * Looks at the book at rest, and writes the step that comes of it.
	 * @param part whose rooms the step concerns; absent: all
	 */
	async decide<K extends keyof Answers, F>(
		record: BookRecord,
		person: Person,
		part: Part | undefined,
		{ question, act }: Decide<K, F>
	): Promise<Decision<F>> {
		const { shelf, store, now, roomChanged } = this.options;
		const result = await shelf.atRest<K, Decision<F>>(
			...([record, question, person.id] as const),
			(room, answer) => {
				const decided = act(readSteps(room.doc), answer);
				if ('failure' in decided) return { ok: false, failure: decided.failure };
				const at = new Date(now()).toISOString();
				const step: WorkflowStep = { ...decided, id: this.options.randomId(), by: person.name, at };
				// In the same turn as the look at the book: nothing can come in between.
				const written = room.write(person.id, (doc) => addStep(doc, step));
				return written.then((isStored) => {
					if (!isStored) throw new Error(`workflow step ${step.kind} not stored`);
					return { ok: true, step };
				});
			}
		);
		if (!result.ok) return result;
		const { kind } = result.step;
		const about = part ?? ('round' in result.step ? result.step.round : 'keys');
		const subject = `${record.id} ${about}`;
		await store.audit.append({
			...{ at: now(), by: person.id, subject },
			action: `workflow.${kind}`
		});
		const concerned =
			part === undefined ? roomsOf(record.id, record) : [roomOfPart(record.id, part)];
		for (const room of concerned) roomChanged(room);
		return result;
	}
}

/** Units submit and withdraw what is theirs; reviewers return and approve; the rest is the coordinator's. */
function mayTake(person: Person, request: WorkflowRequest, record: BookRecord): boolean {
	const role = roleIn(person, record)?.role;
	if (role === 'coordinator') return true;
	if (request.kind === 'submit' || request.kind === 'withdraw')
		return mayWrite(person, roomOfPart(record.id, request.part), record);
	return role === 'reviewer' && (request.kind === 'return' || request.kind === 'approve');
}

function knowsPart(record: BookRecord, part: Part): boolean {
	return part === 'department' || record.units.some(({ id }) => id === part);
}

const refused = (failure: WorkflowFailure): WorkflowResult => ({ ok: false, failure });
