/** Who has which role in a department, as its coordinators decide. */
import type { Unit } from '$lib/budget/book/book';
import type { Role } from '$lib/collab/room/identity';
import type { BookRecord, UserRecord } from '../store/store';
import { EVERY_DEPARTMENT, type Grant, type Person } from './person';
import { mayCoordinate } from './rights';
import type { UserDirectory } from './user-directory';

export type MembershipFailure =
	| { readonly kind: 'forbidden' }
	/** Not a member of this department by a role that is given here. */
	| { readonly kind: 'not-found' }
	/** A department keeps somebody who decides about it. */
	| { readonly kind: 'last-coordinator' };

/** A role as it is asked for: a clerk's unit by its id in the book. */
export interface WantedRole {
	readonly role: Role;
	readonly unit?: Unit['id'];
}

/** The grant of a role in a book's department; undefined where the unit is missing or not the book's. */
export function grantOf({ department, units }: BookRecord, wanted: WantedRole): Grant | undefined {
	if (wanted.role !== 'clerk') return { department: department.name, role: wanted.role };
	const unit = units.find(({ id }) => id === wanted.unit);
	return unit && { department: department.name, role: 'clerk', unit: unit.name };
}

export class Membership {
	constructor(private readonly directory: UserDirectory) {}

	/** Gives a role in a department, in place of the one held there. */
	async give(user: UserRecord, grant: Grant): Promise<void> {
		const { department } = grant;
		const grants = [...user.grants.filter((held) => held.department !== department), grant];
		const former = user.former.filter((name) => name !== department);
		await this.directory.change(user.id, { grants, former });
	}

	/** Changes a member's role, or with `undefined` withdraws it. */
	async change(
		by: Person,
		id: string,
		department: string,
		grant: Grant | undefined
	): Promise<MembershipFailure | undefined> {
		if (!mayCoordinate(by, department)) return { kind: 'forbidden' };
		const user = this.directory.user(id);
		if (!user || !isMember(user, department)) return { kind: 'not-found' };
		const others = this.directory.all().filter((other) => other.id !== id);
		const remains =
			grant?.role === 'coordinator' || others.some((o) => mayCoordinate(o, department));
		if (!remains) return { kind: 'last-coordinator' };
		if (grant) await this.give(user, grant);
		else await this.#withdraw(user, department);
		return undefined;
	}

	/**
	 * Whether somebody may take over an account of another (a new password, an end to its sessions):
	 * only who decides about every department in which the account has a role.
	 */
	mayTakeOver(by: Person, user: UserRecord): boolean {
		return user.grants.every(({ department }) => mayCoordinate(by, department));
	}

	async #withdraw({ id, grants, former }: UserRecord, department: string): Promise<void> {
		await this.directory.change(id, {
			grants: grants.filter((held) => held.department !== department),
			former: [...former.filter((name) => name !== department), department]
		});
	}
}

/** Whether a user has a role in the department itself, not only by one in all of them. */
export function isMember({ grants }: UserRecord, department: string): boolean {
	return grants.some((held) => held.department === department);
}

/** Whether a user stands, or stood, beside figures of a department. */
export function isKnownIn({ grants, former }: UserRecord, department: string): boolean {
	return (
		former.includes(department) ||
		grants.some((held) => held.department === department || held.department === EVERY_DEPARTMENT)
	);
}
