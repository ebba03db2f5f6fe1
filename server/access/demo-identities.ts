/**
 * The people of demo mode: whoever sits at this machine may be any of them with one click. They
 * exist only in `demo` mode, and that only listens on loopback.
 */
import type { Identity } from '$lib/collab/room/identity';
import type { BookRecord, Store } from '../store/store';
import type { People } from './people';
import { EVERY_DEPARTMENT, type Person } from './person';
import { madeName } from './username';

export interface DemoIdentity {
	readonly identity: Identity;
	readonly person: Person;
}

const STAFF: readonly Identity[] = [
	{ id: 'coordinator', name: '财务科', role: 'coordinator' },
	{ id: 'reviewer', name: '审核人', role: 'reviewer' },
	{ id: 'viewer', name: '查看者', role: 'viewer' }
];

/** Coordinator first, then one clerk for each unit of any book, then reviewer and viewer. */
export function demoIdentities(
	books: readonly Pick<BookRecord, 'units' | 'department'>[]
): readonly DemoIdentity[] {
	const [coordinator, ...others] = STAFF.map((identity) => {
		const { id, name, role } = identity;
		return { identity, person: { id, name, grants: [{ department: EVERY_DEPARTMENT, role }] } };
	});
	return [coordinator, ...demoClerks(books), ...others];
}

function demoClerks(books: readonly Pick<BookRecord, 'units' | 'department'>[]): DemoIdentity[] {
	const clerks = new Map<string, DemoIdentity>();
	const ids = new Set<string>();
	for (const { department, units } of books) {
		for (const unit of units) {
			const key = `${department.name}\0${unit.name}`;
			if (clerks.has(key)) continue;
			let id = `clerk-${unit.id}`;
			for (let n = 2; ids.has(id); n++) id = `clerk-${unit.id}-${n}`;
			ids.add(id);
			const name = madeName(unit.name, '经办');
			const grant = { department: department.name, role: 'clerk' as const, unit: unit.name };
			clerks.set(key, {
				identity: { id, name, role: 'clerk', unit: unit.id },
				person: { id, name, grants: [grant] }
			});
		}
	}
	return [...clerks.values()];
}

/** Whoever may be chosen, from the books there are. */
export class DemoPeople implements People {
	readonly #store: Pick<Store, 'books'>;
	#identities: readonly DemoIdentity[] = [];

	constructor(store: Pick<Store, 'books'>) {
		this.#store = store;
	}

	get identities(): readonly DemoIdentity[] {
		return this.#identities;
	}
	find(id: string): Person | undefined {
		return this.#identities.find(({ person }) => person.id === id)?.person;
	}
	all(): readonly Person[] {
		return this.#identities.map(({ person }) => person);
	}
	/** The oldest book first, so that a new one renames nobody. */
	async refresh(): Promise<void> {
		const books = [...(await this.#store.books.list())].sort((a, b) => a.createdAt - b.createdAt);
		this.#identities = demoIdentities(books);
	}
	/** Nobody's rights change in demo mode. */
	onChange(): () => void {
		return () => undefined;
	}
}
