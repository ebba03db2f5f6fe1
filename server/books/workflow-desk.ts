/**
 * The server's hand in the workflow: who may take which step, whether the part is ready for it, and
 * the step itself, written where everybody reads it. Nobody else writes that room.
 */
import { digestsOfPart } from '$lib/budget/part-digest';
import {
	canFollow,
	progressOf,
	workflowOf,
	type Citation,
	type Part,
	type PartAct,
	type PartState,
	type Round,
	type WorkflowAct,
	type WorkflowStep
} from '$lib/budget/workflow';
import { conflictsIn } from '$lib/collab/conflict/conflict';
import { contestedRemovals } from '$lib/collab/conflict/contested-removal';
import { columnsByRow, rowIds } from '$lib/collab/room/project-rooms';
import {
	partOf,
	roomOfPart,
	roomsOf,
	workflowRoom,
	type RoomName
} from '$lib/collab/room/room-name';
import { addStep } from '$lib/collab/room/workflow-room';
import { isOpen, type Finding } from '$lib/rules/finding/finding';
import { PROCESS_RULES } from '$lib/rules/rule/process-rules';
import type { Person } from '../access/person';
import { mayWrite, roleIn } from '../access/rights';
import type { LiveRoom } from '../relay/live-room';
import type { BookRecord, Store } from '../store/store';
import type { AtRest, BookShelf } from './book-shelf';

/** What somebody asks for. */
export type WorkflowRequest =
	| { readonly kind: 'submit' | 'approve' | 'lock'; readonly part: Part }
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
	| {
			readonly kind: 'not-ready';
			/** Ids of the findings that stand in the way. */
			readonly errors: readonly string[];
			readonly unexplained: readonly string[];
			readonly conflicts: number;
	  };

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
		const part = 'part' in request ? request.part : undefined;
		return this.decide(record, person, part, (scene) => this.#act(request, scene));
	}

	/**
	 * Looks at the book at rest, and writes the step that `act` comes to, unless it tells why not.
	 * @param part whose rooms the step concerns; absent: all
	 */
	async decide<F>(
		record: BookRecord,
		person: Person,
		part: Part | undefined,
		act: (scene: AtRest) => WorkflowAct | { readonly failure: F }
	): Promise<Decision<F>> {
		const { shelf, store, now, roomChanged } = this.options;
		const name = workflowRoom(record.id);
		const result = await shelf.atRest(record, (scene): Decision<F> | Promise<Decision<F>> => {
			const decided = act(scene);
			if ('failure' in decided) return { ok: false, failure: decided.failure };
			const at = new Date(now()).toISOString();
			const step: WorkflowStep = { ...decided, id: this.options.randomId(), by: person.name, at };
			const room = scene.rooms.find((one) => one.name === name)!;
			// In the same turn as the look at the findings: nothing can come in between.
			const written = room.write(person.id, (doc) => addStep(doc, step));
			return written.then(() => ({ ok: true, step }));
		});
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

	#act(request: WorkflowRequest, scene: AtRest): WorkflowAct | { failure: WorkflowFailure } {
		if (request.kind === 'round') return request;
		const { state } = progressOf(workflowOf(scene.book.head.workflow), request.part);
		if (!canFollow(request.kind, state)) return { failure: { kind: 'not-now', state } };
		if (request.kind !== 'submit' && request.kind !== 'approve') return request as PartAct;
		const hindrance = request.kind === 'submit' ? hindranceOf(request.part, scene) : undefined;
		if (hindrance) return { failure: hindrance };
		return { ...request, digests: digestsOfPart(scene.book, request.part) } as PartAct;
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

/** What keeps a part from being submitted: the department answers for the whole book. */
function hindranceOf(part: Part, { findings, rooms }: AtRest): WorkflowFailure | undefined {
	const concerned = findings.filter(
		(finding) =>
			isOpen(finding) &&
			!PROCESS_RULES.has(finding.rule) &&
			(part === 'department' || finding.unit === part)
	);
	const ids = (severity: Finding['severity']): string[] =>
		concerned.filter((finding) => finding.severity === severity).map(({ id }) => id);
	const errors = ids('error');
	const unexplained = ids('explain');
	const conflicts = openConflicts(part, rooms);
	if (errors.length + unexplained.length + conflicts === 0) return undefined;
	return { kind: 'not-ready', errors, unexplained, conflicts };
}

/** The department answers for the conflicts of all rooms. */
function openConflicts(part: Part, rooms: readonly LiveRoom[]): number {
	const concerned = rooms.filter(({ name }) => part === 'department' || partOf(name) === part);
	return concerned.reduce((sum, { doc }) => {
		const columns = columnsByRow(doc);
		const removals = contestedRemovals(doc, rowIds(doc), (row) => columns.get(row) ?? new Set());
		return sum + removals.length + conflictsIn(doc).filter(({ settled }) => !settled).length;
	}, 0);
}

const refused = (failure: WorkflowFailure): WorkflowResult => ({ ok: false, failure });
