/**
 * What a book holds beside its own tables: figures of linked documents, its code dictionary, and
 * which rules apply to it. Each lives under one key of `head.settings`, as plain JSON; what cannot
 * be read is told as such and never trusted.
 */
import { z } from '../values/zod';
import { bookColumnGroups, bookColumns } from '../table/book-columns';
import { DECIMAL } from '../file/book-file-schema';
import { parseAmount, type Fen } from '../values/amount';
import { FUND_SOURCES } from '../table/fund-source';
import { rollRecord } from '../book/roll-record';
import type { BookHead } from '../book/book';

const amount = z
	.string()
	.regex(DECIMAL, { message: 'decimal' })
	.transform((text, context): Fen => {
		const parsed = parseAmount(text, '万元');
		if (parsed.ok && parsed.value !== undefined) return parsed.value;
		context.addIssue({ code: 'custom', message: 'amount' });
		return z.NEVER;
	});

const amountIn元 = z
	.string()
	.regex(DECIMAL, { message: 'decimal' })
	.transform((text, context): Fen => {
		const parsed = parseAmount(text, '元');
		if (parsed.ok && parsed.value !== undefined) return parsed.value;
		context.addIssue({ code: 'custom', message: 'amount' });
		return z.NEVER;
	});

/** A calendar day, `2023-02-15`. */
const day = z.iso.date();

/** A form and a row of T12 or T13, by their stable ids, and who said what about them when. */
const decidedPair = z.object({
	form: z.string().min(1),
	row: z.string().min(1),
	by: z.string(),
	at: z.iso.datetime()
});

/** What is kept from the public, who said so and why. */
const redacted = z.object({
	row: z.string().min(1),
	by: z.string(),
	at: z.iso.datetime(),
	reason: z.string()
});
const redaction = z.discriminatedUnion('kind', [
	/** The figures of a table row; a project's row is called 「项目1」, too. */
	redacted.extend({ kind: z.literal('row') }),
	/** A whole form, with its project's rows. */
	redacted.extend({ kind: z.literal('project') }),
	/** One cell of a row or form. */
	redacted.extend({ kind: z.literal('field'), column: z.string().min(1) })
]);

/** Who signed on which day, and over what: it holds for the public edition with that digest only. */
const signature = z.object({
	by: z.string().min(1),
	on: day,
	digest: z.string().optional(),
	/** Who wrote it down, and when. */
	noted: z.object({ by: z.string(), at: z.iso.datetime() }).optional()
});

/** Figures of another document by their addresses (`T1[收入总计].金额`), in 万元. */
const figures = z.record(z.string(), amount);

const SETTINGS = {
	/** Last year's disclosure: what this year's text calls 上年. */
	lastYear: z.object({ year: z.int(), figures }),
	/** 自动合计: totals that come with new rows are computed (`totals/added-totals.ts`). */
	totals: z.literal('自动'),
	/** The columns of tables that this book prints otherwise than the official form. */
	columns: bookColumns,
	/** What is printed above groups of columns in place of the official header. */
	columnGroups: bookColumnGroups,
	/** What this book took over from last year's when it was made. */
	rolledForward: rollRecord,
	/** 批复: what the finance bureau approved. */
	reply: z.object({ figures }),
	/** 一下控制数, by unit (its name; absent: the department), fund source and part. */
	controlNumbers: z.array(
		z.object({
			unit: z.string().optional(),
			fund: z.enum(FUND_SOURCES),
			part: z.enum(['合计', '基本支出', '项目支出']),
			amount
		})
	),
	/** 政府收支分类科目 of the year, by code: takes the place of the dictionary that ships. */
	codes: z.record(z.string().regex(/^\d{3,7}$/, { message: 'code' }), z.string().min(1)),
	/** Codes whose rows are published without figures because they are 涉密. */
	redactedCodes: z.array(z.string()),
	/** What the public edition leaves out; names and numbers of people are masked unless kept. */
	redactions: z.object({
		entries: z.array(redaction),
		names: z.literal('保留').optional(),
		phones: z.literal('保留').optional()
	}),
	/** What units of the department pay each other: in both their books, but not in the department's. */
	internalTransfers: figures,
	/** 舍位平衡: the cells that were moved by a rounding so that a sum closes. */
	roundingPlugs: z.array(z.object({ cell: z.string().min(1), amount, reason: z.string().min(1) })),
	/** 事业单位的公用经费, which T6 holds and 机关运行经费 (T11) leaves out. */
	institutionOperating: amount,
	/** The part of the 三公 lines that projects pay. */
	threePublicProjects: z.partialRecord(z.enum(['出国', '接待', '购置', '运行']), amount),
	/** Forms and project rows of which a person said that they are, or are not, the same project. */
	matches: z.object({ confirmed: z.array(decidedPair), broken: z.array(decidedPair) }),
	/** Figures of the text that no cell answers for and a person checked: `N2:3.5万元#1`. */
	manualFigures: z.record(z.string(), z.object({ by: z.string(), at: z.iso.datetime() })),
	/** Where the book stands: what only the public may not see is told sharply at 公开. */
	stage: z.enum(['编制', '上报', '批复', '公开']),
	/** When forms were to be filled in, both days included. */
	filingWindow: z.object({ from: day, to: day }),
	/** 批复 and 发布 of the department's budget, and when it was passed on to each unit (by name). */
	dates: z.object({
		批复: day.optional(),
		发布: day.optional(),
		单位批复: z.record(z.string(), day).optional()
	}),
	/** 保密审查 and the signature of the 负责人, recorded before 公开. */
	clearance: z.object({ 保密审查: signature.optional(), 负责人签字: signature.optional() }),
	/** 事前绩效评估 or 评审: from which 实施期 total on, and the projects (by name) that have one. */
	evaluations: z.object({ from: amount, projects: z.array(z.string()) }),
	/** Most that may be spent, in 元 a person and day. */
	dailyStandards: z.partialRecord(z.enum(['会议', '培训', '差旅补助', '接待']), amountIn元),
	/** Findings, by their ids, that a person is asked to see to. */
	assignments: z.record(
		z.string(),
		z.object({
			/** Id and name of the person asked. */
			to: z.string().min(1),
			name: z.string(),
			by: z.string(),
			at: z.iso.datetime()
		})
	),
	/** 口径 of 机关运行经费: all 公用经费 of the department, or that of its 行政 and 参公 units. */
	机关运行经费口径: z.enum(['全部公用', '行政参公'])
} as const;

export type SettingName = keyof typeof SETTINGS;
export type Setting<K extends SettingName> = z.output<(typeof SETTINGS)[K]>;
export type DecidedPair = z.output<typeof decidedPair>;
export type Assignment = Setting<'assignments'>[string];
export type ControlNumber = Setting<'controlNumbers'>[number];

/** `malformed` names the first place that could not be read, e.g. `figures.T1[收入总计].金额`. */
export type ReadSetting<K extends SettingName> =
	| { readonly state: 'absent' }
	| { readonly state: 'malformed'; readonly at: string }
	| { readonly state: 'present'; readonly value: Setting<K> };

/** Settings are replaced, never changed in place, so what was read of one stays true. */
const read = new WeakMap<object, Map<SettingName, ReadSetting<SettingName>>>();

export function readSetting<K extends SettingName>(
	settings: BookHead['settings'],
	name: K
): ReadSetting<K> {
	let known = read.get(settings);
	if (!known) read.set(settings, (known = new Map()));
	let result = known.get(name);
	if (!result) known.set(name, (result = parse(settings, name)));
	return result as ReadSetting<K>;
}

/** The value of a setting; `undefined` where it is absent or malformed. */
export function settingOf<K extends SettingName>(
	settings: BookHead['settings'],
	name: K
): Setting<K> | undefined {
	const result = readSetting(settings, name);
	return result.state === 'present' ? result.value : undefined;
}

function parse<K extends SettingName>(settings: BookHead['settings'], name: K): ReadSetting<K> {
	const raw = Object.hasOwn(settings, name) ? settings[name] : undefined;
	if (raw === undefined || raw === null) return { state: 'absent' };
	const parsed = SETTINGS[name].safeParse(raw);
	if (parsed.success) return { state: 'present', value: parsed.data as Setting<K> };
	return { state: 'malformed', at: parsed.error.issues[0]?.path.join('.') ?? '' };
}

const ruleSwitch = z.object({
	off: z.literal(true),
	reason: z.string().trim().min(1),
	by: z.string().optional(),
	at: z.iso.datetime().optional()
});
export type RuleSwitch = z.output<typeof ruleSwitch>;

/** How a rule is switched off in this book; a switch without a reason doesn't count. */
export function ruleSwitchOf(settings: BookHead['settings'], rule: string): RuleSwitch | undefined {
	const switches: unknown = Object.hasOwn(settings, 'rules') ? settings.rules : undefined;
	if (typeof switches !== 'object' || switches === null || !Object.hasOwn(switches, rule))
		return undefined;
	return ruleSwitch.safeParse((switches as Record<string, unknown>)[rule]).data;
}

/** Why a rule is switched off in this book. */
export function ruleOffReason(settings: BookHead['settings'], rule: string): string | undefined {
	return ruleSwitchOf(settings, rule)?.reason;
}
