/** What every store must do about bound subjects. */
import { describe, expect, it } from 'vitest';
import type { Store } from '../store';
import type { BoundSubject } from '../subject-store';

const ISSUER = 'https://id.example';
const aSubject = (given: Partial<BoundSubject> = {}): BoundSubject => ({
	...{ issuer: ISSUER, subject: 's', person: 'u', boundAt: 1 },
	...given
});

export function subjectsContract(
	name: string,
	open: () => Promise<{ store: Store; reopen?: () => Promise<Store> }>
): void {
	describe(name, () => {
		it('[S58] a subject is bound to one account, and an account to one subject of an issuer', async () => {
			const { store, reopen } = await open();
			const { subjects } = store;
			const tries = await Promise.all([1, 2, 3].map(() => subjects.bind(aSubject())));
			expect(tries.sort()).toEqual([false, false, true]);
			expect(await subjects.bind(aSubject({ person: 'v' }))).toBe(false);
			expect(await subjects.bind(aSubject({ subject: 't' }))).toBe(false);
			const others = [
				aSubject({ subject: 'S', person: 'v', boundAt: 2 }),
				aSubject({ issuer: 'https://other.example', boundAt: 3 })
			];
			for (const other of others) expect(await subjects.bind(other)).toBe(true);
			const again = ((await reopen?.()) ?? store).subjects;
			expect(await again.list()).toEqual([aSubject(), ...others]);
			expect(await again.find({ issuer: ISSUER, subject: 'S' })).toEqual(others[0]);
			expect(await again.find({ issuer: ISSUER, subject: 'x' })).toBeUndefined();
		});

		it('[S58] what is unbound may be bound again, to anybody', async () => {
			const { subjects } = (await open()).store;
			await subjects.bind(aSubject());
			await subjects.bind(aSubject({ issuer: 'https://other.example' }));
			await subjects.bind(aSubject({ subject: 't', person: 'v' }));
			expect(await subjects.unbind('u')).toBe(2);
			expect(await subjects.unbind('u')).toBe(0);
			expect(await subjects.list()).toEqual([aSubject({ subject: 't', person: 'v' })]);
			expect(await subjects.bind(aSubject({ person: 'w' }))).toBe(true);
		});
	});
}
