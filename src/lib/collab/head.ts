/** The book's head as flat keys of the department room's `meta`, so that pieces merge on their own. */
import type * as Y from 'yjs';
import type { BookHead, Explanation, Unit } from '$lib/budget/book';
import { metaOf } from './schema';

const UNIT = 'unit:';
const EXPLANATION = 'explanation:';
const SETTING = 'setting:';

export const EMPTY_HEAD: BookHead = {
	year: 0,
	level: '',
	department: { code: '', name: '' },
	units: [],
	explanations: [],
	settings: {}
};

/** Writes every piece of the head; the caller holds the transaction. */
export function writeHead(doc: Y.Doc, head: BookHead): void {
	const meta = metaOf(doc);
	meta.set('year', head.year);
	meta.set('level', head.level);
	meta.set('department.code', head.department.code);
	meta.set('department.name', head.department.name);
	head.units.forEach(({ id, ...unit }, index) => meta.set(UNIT + id, { ...unit, index }));
	for (const explanation of head.explanations)
		meta.set(explanationKey(explanation.id), explanationRecord(explanation));
	for (const [key, value] of Object.entries(head.settings)) {
		if (value !== undefined) meta.set(SETTING + key, plain(value));
	}
}

export const settingKey = (key: string): string => SETTING + key;
export const explanationKey = (id: string): string => EXPLANATION + id;

export function explanationRecord({ id: _id, ...rest }: Explanation): unknown {
	return plain(rest);
}

/** Reads the head; explanations come by (time, id), units as they were ordered. */
export function readHead(doc: Y.Doc): BookHead {
	const meta = metaOf(doc);
	const units: (Unit & { index: number })[] = [];
	const explanations: Explanation[] = [];
	const settings: [string, unknown][] = [];
	meta.forEach((value, key) => {
		if (key.startsWith(SETTING)) {
			// Keys are never deleted: one that was taken back holds null.
			if (value !== null) settings.push([key.slice(SETTING.length), value]);
		} else if (key.startsWith(UNIT)) units.push(readUnit(key.slice(UNIT.length), value));
		else if (key.startsWith(EXPLANATION)) {
			const explanation = readExplanation(key.slice(EXPLANATION.length), value);
			if (explanation) explanations.push(explanation);
		}
	});
	return {
		year: numberOf(meta.get('year')),
		level: textOf(meta.get('level')),
		department: {
			code: textOf(meta.get('department.code')),
			name: textOf(meta.get('department.name'))
		},
		units: units
			.sort((a, b) => a.index - b.index || (a.id < b.id ? -1 : 1))
			.map(({ id, code, name, kind, role }) => ({ id, code, name, kind, role })),
		explanations: explanations.sort((a, b) => (a.at + a.id < b.at + b.id ? -1 : 1)),
		settings: Object.fromEntries(settings.sort(([a], [b]) => (a < b ? -1 : 1)))
	};
}

function readUnit(id: string, stored: unknown): Unit & { index: number } {
	const { code, name, kind, role, index } = fieldsOf(stored);
	return {
		id,
		code: textOf(code),
		name: textOf(name) || id,
		kind: kind === '参公' || kind === '事业' ? kind : '行政',
		role: role === '本级' ? '本级' : '所属',
		index: numberOf(index)
	};
}

function readExplanation(id: string, stored: unknown): Explanation | undefined {
	const { rule, operands, text, author, approver, at } = fieldsOf(stored);
	if (typeof rule !== 'string') return undefined;
	return {
		id,
		rule,
		operands: fieldsOf(operands) as Explanation['operands'],
		text: textOf(text),
		author: textOf(author),
		...(typeof approver === 'string' && { approver }),
		at: textOf(at)
	};
}

/** Yjs stores `undefined` members, JSON has none: drop them, so that what is read is what was written. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const numberOf = (value: unknown): number =>
	typeof value === 'number' && Number.isFinite(value) ? value : 0;
const fieldsOf = (value: unknown): Record<string, unknown> =>
	typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
