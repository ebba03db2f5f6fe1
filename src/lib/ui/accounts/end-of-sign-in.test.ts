import { expect, it } from 'vitest';
import { SIGN_IN_ENDS } from '$lib/collab/room/sign-in-end';
import { accountWords } from '$lib/messages/accounts';
import { endOfSignIn } from './end-of-sign-in';

const who = (id: string) => ({ id, name: `${id}的名字`, role: 'clerk' }) as const;
const nobody = { identity: null, now: 100 };

it('[A7] the end that the server names is the one that is told', () => {
	for (const ended of SIGN_IN_ENDS)
		expect(endOfSignIn('a', 200, { ...nobody, ended })).toEqual({ kind: ended });
});

it('[A7] a sign-in that has run out is told so, with and without its cookie', () => {
	expect(endOfSignIn('a', 100, nobody)).toEqual({ kind: 'expired' });
	expect(endOfSignIn('a', 100, { ...nobody, ended: 'unknown' })).toEqual({ kind: 'expired' });
	expect(endOfSignIn('a', 99, { ...nobody, ended: 'password' })).toEqual({ kind: 'password' });
	expect(endOfSignIn('a', undefined, { ...nobody, ended: 'unknown' })).toEqual({ kind: 'unknown' });
});

it('[A7] a browser without the cookie, or with another person’s, is told from one that goes on', () => {
	expect(endOfSignIn('a', 101, nobody)).toEqual({ kind: 'left' });
	expect(endOfSignIn('a', 101, { identity: who('b'), now: 100 })).toEqual({
		kind: 'other',
		name: 'b的名字'
	});
	expect(endOfSignIn('a', 101, { identity: who('a'), now: 100 })).toEqual({ kind: 'again' });
});

it('[A7] every end has words of its own, in both languages', () => {
	for (const { ended } of Object.values(accountWords)) {
		const said = SIGN_IN_ENDS.map((kind) => ended.why[kind]);
		expect(new Set([...said, ended.other('甲')]).size).toBe(SIGN_IN_ENDS.length + 1);
	}
});
