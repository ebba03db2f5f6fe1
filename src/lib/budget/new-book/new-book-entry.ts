/** A new book as a coordinator types it in: texts of a form, checked into a head with every problem located. */
import type { BookHead, Unit, UnitKind } from '../book/book';

/** One unit as typed or pasted. */
export interface UnitEntry {
	readonly code: string;
	readonly name: string;
	/** 行政, 参公 or 事业 */
	readonly kind: string;
	/** 本级 or 所属 */
	readonly role: string;
}

export interface BookEntry {
	readonly name: string;
	readonly code: string;
	readonly level: string;
	readonly year: string;
	readonly units: readonly UnitEntry[];
}

export type UnitField = keyof UnitEntry;
export type HeadField = Exclude<keyof BookEntry, 'units'>;

export type EntryProblem =
	| { readonly kind: 'empty' | 'bad-code' | 'bad-year' | 'too-long'; readonly field: HeadField }
	| {
			readonly kind: 'empty' | 'bad-code' | 'too-long' | 'unknown';
			/** Its place among the units, from 0. */
			readonly unit: number;
			readonly field: UnitField;
	  }
	/** The same code or name stands at the unit `first`. */
	| {
			readonly kind: 'twice';
			readonly unit: number;
			readonly field: 'code' | 'name';
			readonly first: number;
	  }
	| { readonly kind: 'no-units' | 'no-lead' }
	/** A second 本级; the first is at `first`. */
	| { readonly kind: 'second-lead'; readonly unit: number; readonly first: number };

export type EntryResult =
	| { readonly ok: true; readonly head: Pick<BookHead, 'year' | 'level' | 'department' | 'units'> }
	| { readonly ok: false; readonly problems: readonly EntryProblem[] };

export const LEVELS = ['中央', '省级', '市级', '县级', '乡级'] as const;
export const UNIT_KINDS = ['行政', '参公', '事业'] as const satisfies readonly UnitKind[];
export const UNIT_ROLES = ['本级', '所属'] as const satisfies readonly Unit['role'][];

const LONGEST_NAME = 100;
const CODE = /^\d{3,12}$/;

/** A text as it is kept: no spaces around it, digits in half width. */
const tidy = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim();
const tidyCode = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '');

/** 「参照公务员法管理事业单位」 is 参公, 「公益一类」 事业; what says none of the three comes back as it is. */
export function readUnitKind(text: string): string {
	if (/参公|参照/.test(text)) return '参公';
	if (/事业|公益/.test(text)) return '事业';
	return /行政|机关/.test(text) ? '行政' : tidy(text);
}

export function readUnitRole(text: string): string {
	if (/本级|主管|机关本部/.test(text)) return '本级';
	return /所属|下属|下级|二级/.test(text) ? '所属' : tidy(text);
}

/** The head of the new book, or all that is wrong with what was typed. Blank unit rows are passed over. */
export function checkBookEntry(entry: BookEntry): EntryResult {
	const units = entry.units.flatMap((unit, at) => (isBlankUnit(unit) ? [] : [{ unit, at }]));
	const problems = [...headProblems(entry), ...unitProblems(units)];
	if (problems.length > 0) return { ok: false, problems };
	return {
		ok: true,
		head: {
			year: Number(tidyCode(entry.year)),
			level: entry.level,
			department: { code: tidyCode(entry.code), name: tidy(entry.name) },
			units: units.map(({ unit }, i) => ({
				id: `u${i + 1}`,
				code: tidyCode(unit.code),
				name: tidy(unit.name),
				kind: unit.kind as UnitKind,
				role: unit.role as Unit['role']
			}))
		}
	};
}

/** Nothing is typed into it; its kind and role are chosen in advance. */
export function isBlankUnit({ code, name }: UnitEntry): boolean {
	return tidy(code) === '' && tidy(name) === '';
}

function headProblems({ name, code, level, year }: BookEntry): EntryProblem[] {
	const problems: EntryProblem[] = [];
	if (tidy(name) === '') problems.push({ kind: 'empty', field: 'name' });
	else if (tidy(name).length > LONGEST_NAME) problems.push({ kind: 'too-long', field: 'name' });
	if (tidyCode(code) !== '' && !CODE.test(tidyCode(code)))
		problems.push({ kind: 'bad-code', field: 'code' });
	if (tidy(level) === '') problems.push({ kind: 'empty', field: 'level' });
	if (!/^20\d\d$/.test(tidyCode(year))) problems.push({ kind: 'bad-year', field: 'year' });
	return problems;
}

interface Placed {
	readonly unit: UnitEntry;
	readonly at: number;
}

function unitProblems(units: readonly Placed[]): EntryProblem[] {
	if (units.length === 0) return [{ kind: 'no-units' }];
	const [lead, ...others] = units.filter(({ unit }) => unit.role === '本级');
	return [
		...units.flatMap(({ unit, at }) => ownProblems(unit, at)),
		...repeated(units, 'code', tidyCode),
		...repeated(units, 'name', tidy),
		...(lead ? [] : [{ kind: 'no-lead' as const }]),
		...others.map(({ at }) => ({ kind: 'second-lead' as const, unit: at, first: lead.at }))
	];
}

function ownProblems({ code, name, kind, role }: UnitEntry, unit: number): EntryProblem[] {
	const problems: EntryProblem[] = [];
	const given = tidyCode(code);
	if (given !== '' && !CODE.test(given)) problems.push({ kind: 'bad-code', unit, field: 'code' });
	if (tidy(name) === '') problems.push({ kind: 'empty', unit, field: 'name' });
	if (tidy(name).length > LONGEST_NAME) problems.push({ kind: 'too-long', unit, field: 'name' });
	if (!UNIT_KINDS.some((one) => one === kind))
		problems.push({ kind: 'unknown', unit, field: 'kind' });
	if (!UNIT_ROLES.some((one) => one === role))
		problems.push({ kind: 'unknown', unit, field: 'role' });
	return problems;
}

function repeated(
	units: readonly Placed[],
	field: 'code' | 'name',
	tidied: (text: string) => string
): EntryProblem[] {
	const seen = new Map<string, number>();
	return units.flatMap(({ unit, at }) => {
		const text = tidied(unit[field]);
		const first = seen.get(text);
		if (text === '') return [];
		if (first !== undefined) return [{ kind: 'twice' as const, unit: at, field, first }];
		seen.set(text, at);
		return [];
	});
}
