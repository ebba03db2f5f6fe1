/**
 * 编报流程: how a unit's part of the book goes from being filled in to its approval, round by round.
 * What happened is a list of steps that only grows; where everything stands is what they amount to.
 * The server alone adds steps, and refuses writes to what they lock.
 */
import type { UnitId } from './book';

/** 预算编制的“两上两下”，然后批复和公开。 */
export const ROUNDS = ['一上', '一下', '二上', '批复', '公开'] as const;
export type Round = (typeof ROUNDS)[number];

/** A unit's own rows and editions, or what the department itself writes. */
export type Part = UnitId | 'department';

/** 填报 is being filled in; 上报 waits for review; 退回 was sent back; 已审 approved; 锁定 closed to all. */
export const PART_STATES = ['填报', '上报', '退回', '已审', '锁定'] as const;
export type PartState = (typeof PART_STATES)[number];

/** What a return names: a rule and the addresses of the cells concerned. */
export interface Citation {
	readonly rule: string;
	readonly cells: readonly string[];
}

/** What the part held, sheet by sheet (part-digest.ts). */
export type PartDigests = Readonly<Record<string, string>>;

interface Taken {
	readonly id: string;
	/** Name of who took it. */
	readonly by: string;
	/** UTC, ISO 8601 */
	readonly at: string;
}

/** A signed packet of another network (exchange/packet): which, and who vouched for it there. */
export interface PacketMark {
	readonly id: string;
	/** Of the key that signed it. */
	readonly fingerprint: string;
	/** Name of who let it out. */
	readonly by: string;
	/** UTC, ISO 8601: when it was let out */
	readonly at: string;
}

/** What somebody does with a part. */
export type PartAct =
	| { readonly kind: 'submit'; readonly part: Part; readonly digests: PartDigests }
	| { readonly kind: 'withdraw'; readonly part: Part; readonly note?: string }
	| {
			readonly kind: 'return';
			readonly part: Part;
			readonly note: string;
			readonly cited: readonly Citation[];
	  }
	| { readonly kind: 'approve'; readonly part: Part; readonly digests: PartDigests }
	| { readonly kind: 'lock'; readonly part: Part }
	| { readonly kind: 'unlock'; readonly part: Part; readonly note: string }
	/** A return that was decided on another network has been read here. */
	| {
			readonly kind: 'receive';
			readonly part: Part;
			readonly note: string;
			readonly cited: readonly Citation[];
			readonly packet: PacketMark;
	  }
	/** What the unit submitted on another network has been taken over here. */
	| {
			readonly kind: 'answer';
			readonly part: Part;
			readonly digests: PartDigests;
			readonly packet: PacketMark;
	  };

/** Begins a round: every part is open again. `deadline` is a day, Asia/Shanghai, itself included. */
export interface RoundAct {
	readonly kind: 'round';
	readonly round: Round;
	readonly deadline?: string;
}

/** Whose packets count here: a key of another installation, or that it no longer does. */
export type KeyAct =
	| {
			readonly kind: 'trust';
			readonly fingerprint: string;
			/** Ed25519, 32 bytes in base64url */
			readonly publicKey: string;
			/** Whose it is, in the words of who added it. */
			readonly label: string;
	  }
	| { readonly kind: 'distrust'; readonly fingerprint: string };

export type WorkflowAct = PartAct | RoundAct | KeyAct;
export type WorkflowStep = WorkflowAct & Taken;
export type PartStep = PartAct & Taken;
export type ActKind = WorkflowAct['kind'];

/** From which states an act may be taken, and where it leads. */
const TRANSITIONS: Readonly<
	Record<PartAct['kind'], { readonly from: readonly PartState[]; readonly to: PartState }>
> = {
	submit: { from: ['填报', '退回'], to: '上报' },
	withdraw: { from: ['上报'], to: '填报' },
	return: { from: ['上报', '已审'], to: '退回' },
	approve: { from: ['上报'], to: '已审' },
	lock: { from: ['已审'], to: '锁定' },
	unlock: { from: ['锁定'], to: '已审' },
	receive: { from: ['填报', '上报', '退回', '已审'], to: '退回' },
	answer: { from: ['退回'], to: '上报' }
};

export interface PartProgress {
	readonly state: PartState;
	/** The steps of this round, the oldest first. */
	readonly steps: readonly PartStep[];
	/** The approval that stands: not taken back by a return or a new round. */
	readonly approval?: PartStep & { readonly kind: 'approve' };
	/** The last return of this round, while the part has not been approved. */
	readonly returned?: PartStep & { readonly kind: 'return' | 'receive' };
}

/** A key that packets may be signed with. */
export type TrustedKey = KeyAct & Taken & { readonly kind: 'trust' };

export interface Workflow {
	readonly round: Round;
	readonly deadline?: string;
	/** Parts of which this round has a step; every other one is 填报. */
	readonly parts: ReadonlyMap<Part, PartProgress>;
	/** By fingerprint; rounds come and go, keys stay. */
	readonly keys: ReadonlyMap<string, TrustedKey>;
	/** The packets that were read in all rounds, by their ids. */
	readonly packets: ReadonlyMap<string, PartStep>;
}

const NO_STEPS: readonly WorkflowStep[] = [];
const UNTOUCHED: PartProgress = { state: '填报', steps: [] };

/** Lists of steps are replaced, never changed in place. */
const known = new WeakMap<readonly WorkflowStep[], Workflow>();

/** Where everything stands. Steps that don't fit where they stand have no effect. */
export function workflowOf(steps: readonly WorkflowStep[] = NO_STEPS): Workflow {
	let workflow = known.get(steps);
	if (!workflow) known.set(steps, (workflow = fold(steps)));
	return workflow;
}

function fold(steps: readonly WorkflowStep[]): Workflow {
	let round: Round = ROUNDS[0];
	let deadline: string | undefined;
	let parts = new Map<Part, PartProgress>();
	const keys = new Map<string, TrustedKey>();
	const packets = new Map<string, PartStep>();
	for (const step of steps) {
		if (step.kind === 'round') {
			({ round, deadline } = step);
			parts = new Map();
		} else if (step.kind === 'trust') {
			keys.set(step.fingerprint, step);
		} else if (step.kind === 'distrust') {
			keys.delete(step.fingerprint);
		} else {
			const before = parts.get(step.part) ?? UNTOUCHED;
			if (!canFollow(step.kind, before.state)) continue;
			parts.set(step.part, after(before, step));
			if ('packet' in step) packets.set(step.packet.id, step);
		}
	}
	return { round, ...(deadline !== undefined && { deadline }), parts, keys, packets };
}

export function progressOf({ parts }: Workflow, part: Part): PartProgress {
	return parts.get(part) ?? UNTOUCHED;
}

/** Whether an act fits the state of its part. */
export function canFollow(act: PartAct['kind'], state: PartState): boolean {
	return TRANSITIONS[act].from.includes(state);
}

function after(before: PartProgress, step: PartStep): PartProgress {
	const { approval, returned } = before;
	const next = { state: TRANSITIONS[step.kind].to, steps: [...before.steps, step] };
	switch (step.kind) {
		case 'approve':
			return { ...next, approval: step };
		case 'return':
		case 'receive':
			return { ...next, returned: step };
		case 'lock':
		case 'unlock':
			return { ...next, ...(approval && { approval }) };
		case 'submit':
		case 'withdraw':
		case 'answer':
			return { ...next, ...(returned && { returned }) };
	}
}

/**
 * Whether the part is closed to somebody who may write it otherwise. What was submitted or approved
 * is closed to its unit, so that what is reviewed is what was sent; what is locked, to everybody.
 */
export function isClosed(state: PartState, whose: 'unit' | 'coordinator'): boolean {
	if (state === '锁定') return true;
	return whose === 'unit' && (state === '上报' || state === '已审');
}
