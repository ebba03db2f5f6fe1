/** The way to approval as its page watches it: where each part stands, and the steps a person may take. */
import type { UnitId } from '$lib/budget/book/book';
import {
	canFollow,
	progressOf,
	workflowOf,
	type ActKind,
	type Citation,
	type Part,
	type PartAct,
	type PartProgress,
	type Round,
	type Workflow
} from '$lib/budget/book/workflow';
import type { Identity } from '$lib/collab/room/identity';
import type { Finding } from '$lib/rules/finding/finding';
import { PROCESS_RULES } from '$lib/rules/rule/process-rules';
import { openOf } from '../state/findings.svelte';
import type { BookView } from '../state/book-view.svelte';
import type { Workspace } from '../state/workspace.svelte';

/** A step as the server is asked for it. */
export type StepRequest =
	| { readonly kind: 'submit' | 'approve' | 'lock' | 'withdraw'; readonly part: Part }
	| { readonly kind: 'return'; readonly part: Part; note: string; cited: readonly Citation[] }
	| { readonly kind: 'unlock'; readonly part: Part; note: string }
	| { readonly kind: 'round'; readonly round: Round; readonly deadline?: string };

export type StepFailure =
	| { readonly kind: 'not-now' | 'forbidden' | 'unreadable-format' | 'unreachable' | 'other' }
	| {
			readonly kind: 'not-ready';
			readonly errors: readonly string[];
			readonly unexplained: readonly string[];
			readonly conflicts: number;
	  };

/** The steps that have a button; packets bring the others. */
export type OfferedAct = Exclude<PartAct['kind'], 'receive' | 'answer'>;

const PART_ACTS: readonly OfferedAct[] = [
	'submit',
	'withdraw',
	'approve',
	'return',
	'lock',
	'unlock'
];

/** Failures that the server tells. */
const KNOWN: ReadonlySet<string> = new Set<StepFailure['kind']>([
	...(['not-ready', 'not-now', 'forbidden', 'unreadable-format'] as const)
]);

export interface PartLine {
	readonly part: Part;
	/** Absent: the department's. */
	readonly unit?: string;
	readonly progress: PartProgress;
	readonly open: readonly Finding[];
	/** It was approved, and what was approved has changed since. */
	readonly stale: boolean;
	readonly acts: readonly OfferedAct[];
}

export class WorkflowState {
	readonly now: Workflow = $derived.by(() => workflowOf(this.view.head.workflow));
	readonly lines: readonly PartLine[] = $derived.by(() => [
		...this.view.head.units.map(({ id, name }) => this.#line(id, name)),
		this.#line('department', undefined)
	]);

	constructor(
		readonly view: BookView,
		readonly workspace: Workspace,
		readonly me: Identity,
		readonly fetch: typeof globalThis.fetch = (...request) => globalThis.fetch(...request)
	) {}

	/** Findings that the part answers for: the department for those of no unit. */
	openOf(part: Part): readonly Finding[] {
		return openOf(this.workspace.findings.all).filter(
			({ rule, unit }) => !PROCESS_RULES.has(rule) && (unit ?? 'department') === part
		);
	}

	/** Asks the server for a step; what comes of it arrives with the book. */
	async take(request: StepRequest): Promise<StepFailure | undefined> {
		const path = `/api/books/${encodeURIComponent(this.workspace.bookId)}/workflow`;
		let answer: Response;
		try {
			const headers = { 'content-type': 'application/json' };
			answer = await this.fetch(path, { method: 'POST', headers, body: JSON.stringify(request) });
		} catch {
			return { kind: 'unreachable' };
		}
		if (answer.ok) return undefined;
		const { failure } = (await answer.json().catch(() => ({}))) as { failure?: StepFailure };
		return KNOWN.has(failure?.kind ?? '') ? failure : { kind: 'other' };
	}

	#line(part: Part, unit: string | undefined): PartLine {
		const progress = progressOf(this.now, part);
		const acts = PART_ACTS.filter(
			(act) => canFollow(act, progress.state) && mayTake(this.me, act, part)
		);
		const stale = this.workspace.findings.all.some(
			({ rule, id }) => rule === 'M02' && id.includes(`:${part} `)
		);
		const open = this.openOf(part);
		return { part, progress, open, stale, acts, ...(unit !== undefined && { unit }) };
	}
}

/** As the server decides it (workflow-desk.ts): shown so that nobody is offered what is refused. */
export function mayTake({ role, unit }: Identity, act: ActKind, part: Part | UnitId): boolean {
	if (role === 'coordinator') return true;
	if (act === 'submit' || act === 'withdraw') return role === 'clerk' && unit === part;
	return role === 'reviewer' && (act === 'return' || act === 'approve');
}
