/** The steps of a book's workflow as its room holds them: one key each, in the order they were taken. */
import type * as Y from 'yjs';
import { z } from '$lib/budget/values/zod';
import { ROUNDS, type WorkflowStep } from '$lib/budget/book/workflow';
import { metaOf } from './schema';

const STEP = 'step:';

const taken = { id: z.string(), by: z.string(), at: z.string() };
const digests = z.record(z.string(), z.string());
const part = z.string();
const note = z.string();
const cited = z.array(z.object({ rule: z.string(), cells: z.array(z.string()) }));
const fingerprint = z.string();
const packet = z.object({ id: z.string(), fingerprint, by: z.string(), at: z.string() });
const stepSchema = z.discriminatedUnion('kind', [
	z.object({ ...taken, kind: z.literal('submit'), part, digests }),
	z.object({ ...taken, kind: z.literal('withdraw'), part, note: z.string().optional() }),
	z.object({ ...taken, kind: z.literal('return'), part, note, cited }),
	z.object({ ...taken, kind: z.literal('approve'), part, digests }),
	z.object({ ...taken, kind: z.literal('lock'), part }),
	z.object({ ...taken, kind: z.literal('unlock'), part, note }),
	z.object({ ...taken, kind: z.literal('receive'), part, note, cited, packet }),
	z.object({ ...taken, kind: z.literal('answer'), part, digests, packet }),
	z.object({
		...taken,
		kind: z.literal('trust'),
		fingerprint,
		publicKey: z.string(),
		label: z.string()
	}),
	z.object({ ...taken, kind: z.literal('distrust'), fingerprint }),
	z.object({
		...taken,
		kind: z.literal('round'),
		round: z.enum(ROUNDS),
		deadline: z.string().optional()
	})
]);

/** All steps, the oldest first; what is no step (a future writer's) is left out. */
export function readSteps(doc: Y.Doc): WorkflowStep[] {
	const entries = [...metaOf(doc).entries()].filter(([key]) => key.startsWith(STEP));
	return entries
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.flatMap(([, stored]) => {
			const step = stepSchema.safeParse(stored);
			return step.success ? [step.data as WorkflowStep] : [];
		});
}

/** Adds a step after all others; the caller (the server) holds the transaction. */
export function addStep(doc: Y.Doc, step: WorkflowStep): void {
	const count = [...metaOf(doc).keys()].filter((key) => key.startsWith(STEP)).length;
	const key = STEP + String(count).padStart(8, '0');
	metaOf(doc).set(key, JSON.parse(JSON.stringify(step)));
}
