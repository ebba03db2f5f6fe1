/** The book's head as flat keys of `meta`, so that pieces merge on their own. */
import type * as Y from 'yjs';
import type { CarriedFormat } from '$lib/formats/book-format';
import type { BookHead, Unit } from '$lib/budget/book/book';
import {
	approvalKey,
	approvalRecord,
	explanationKey,
	explanationRecord,
	readExplanations,
	type UnitDocument
} from './explanation-record';
import { metaOf } from './schema';
import { readSettings, settingWrites } from './setting-entries';

const UNIT = 'unit:';
/** What the book's tables, sections and forms look like; written by the server alone. */
export const FORMAT = 'format';

export const EMPTY_HEAD: BookHead = {
	year: 0,
	level: '',
	department: { code: '', name: '' },
	units: [],
	explanations: [],
	settings: {}
};

/**
 * Writes every piece of the head into the department's room, except the explanations of units
 * that have rooms of their own; the caller holds the transaction.
 */
export function writeHead(doc: Y.Doc, head: BookHead): void {
	const meta = metaOf(doc);
	meta.set('year', head.year);
	meta.set('level', head.level);
	meta.set('department.code', head.department.code);
	meta.set('department.name', head.department.name);
	if (head.format) meta.set(FORMAT, head.format);
	head.units.forEach(({ id, ...unit }, index) => meta.set(UNIT + id, { ...unit, index }));
	for (const explanation of head.explanations) {
		const { id, unit, approver, approvedAt = '' } = explanation;
		const isHere = !head.units.some((one) => one.id === unit);
		// A unit that the head doesn't name has no room: the department keeps its explanations.
		const kept = isHere ? withoutUnit(explanation) : explanation;
		if (isHere) meta.set(explanationKey(id), explanationRecord(kept));
		if (approver !== undefined)
			meta.set(approvalKey(id), approvalRecord(kept, approver, approvedAt));
	}
	for (const [name, value] of Object.entries(head.settings)) {
		let next = 1;
		for (const [key, record] of settingWrites(doc, name, value, () => `seed${next++}`))
			meta.set(key, record);
	}
}

/** Writes a unit's explanations into its room; the caller holds the transaction. */
export function writeUnitExplanations(doc: Y.Doc, head: BookHead, unit: Unit['id']): void {
	for (const explanation of head.explanations)
		if (explanation.unit === unit)
			metaOf(doc).set(explanationKey(explanation.id), explanationRecord(explanation));
}

/** Reads the head; explanations come by (time, id), units as they were ordered. */
export function readHead(doc: Y.Doc, unitRooms: readonly UnitDocument[] = []): BookHead {
	const meta = metaOf(doc);
	const units: (Unit & { index: number })[] = [];
	meta.forEach((value, key) => {
		if (key.startsWith(UNIT)) units.push(readUnit(key.slice(UNIT.length), value));
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
		...readFormatKey(meta.get(FORMAT)),
		explanations: readExplanations(doc, unitRooms),
		settings: readSettings(doc)
	};
}

/** The same object as long as it stands, so that its format is read once. */
export function readFormatKey(stored: unknown): { readonly format?: CarriedFormat } {
	if (stored === undefined) return {};
	// What is none is carried all the same: a book with it is not of the first format.
	return { format: isCarried(stored) ? stored : NO_FORMAT };
}

const NO_FORMAT: CarriedFormat = { id: '', version: 0, content: {} };

function isCarried(stored: unknown): stored is CarriedFormat {
	const { id, version } = fieldsOf(stored);
	return typeof id === 'string' && typeof version === 'number';
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

function withoutUnit<E extends { unit?: unknown }>({ unit: _unit, ...rest }: E): Omit<E, 'unit'> {
	return rest;
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const numberOf = (value: unknown): number =>
	typeof value === 'number' && Number.isFinite(value) ? value : 0;
const fieldsOf = (value: unknown): Record<string, unknown> =>
	typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
