/** What a new year's book took over from the year before, and what not: kept in the book (`rolledForward`). */
import { z } from '../values/zod';

export const ROLL_REASONS = [
	/** Rows and labels without their figures. */
	'structure',
	/** As it stood. */
	'as-it-was',
	/** Its figures were marked to be written anew. */
	'figures-to-write',
	'long-term',
	'still-runs',
	'start-unknown',
	'contradictory',
	'over',
	'unreadable',
	/** A person decided against the reason that the term gives. */
	'chosen',
	/** None belonged to the form. */
	'row-made',
	/** There is no form of it. */
	'no-form',
	/** 上年结转 is known when the year is over. */
	'known-later',
	/** Belongs to one year. */
	'of-the-year',
	/** Figures of the year before are kept as 上年. */
	'as-last-year'
] as const;
export type RollReason = (typeof ROLL_REASONS)[number];

export const rollRecord = z.object({
	/** The year that was rolled forward. */
	from: z.int(),
	lines: z.array(
		z.object({
			part: z.enum([
				'units',
				'table',
				'project',
				/** Of T12. */
				'row',
				'section',
				'notes',
				'figures',
				'setting',
				'explanations'
			]),
			/** Of the table, project, section or setting; empty where the part is one. */
			name: z.string(),
			carried: z.boolean(),
			reason: z.enum(ROLL_REASONS),
			/** Rows, figures or marks, as the part counts. */
			count: z.int().optional()
		})
	)
});
export type RollRecord = z.output<typeof rollRecord>;
export type RollLine = RollRecord['lines'][number];
