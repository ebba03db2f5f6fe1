import { describe, expect, it } from 'vitest';
import { PasswordHasher } from './password';
import { weaknessOf } from './password-strength';
import { demoIdentities } from './demo-identities';
import { cleanLine, readDisplayName, readUsername } from './username';

const cheap = { ln: 4, r: 8, p: 1 };

describe('passwords at rest', () => {
	const hasher = new PasswordHasher(cheap);

	it('are salted scrypt in PHC form', async () => {
		const [a, b] = await Promise.all([
			hasher.hash('同一个口令 abc'),
			hasher.hash('同一个口令 abc')
		]);
		expect(a).toMatch(/^\$scrypt\$ln=4,r=8,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
		expect(a).not.toBe(b);
		expect(await hasher.verify('同一个口令 abc', a)).toEqual({ ok: true, outdated: false });
		expect(await hasher.verify('同一个口令 abd', a)).toEqual({ ok: false });
	});

	it('are one whatever the keyboard wrote: full-width or half-width', async () => {
		const hash = await hasher.hash('ＡＢＣ１２３xyz');
		expect(await hasher.verify('ABC123xyz', hash)).toMatchObject({ ok: true });
	});

	it('of an older cost still count, and say that they are to be hashed anew', async () => {
		const hash = await new PasswordHasher({ ...cheap, ln: 3 }).hash('some password');
		expect(await hasher.verify('some password', hash)).toEqual({ ok: true, outdated: true });
	});

	it('of nobody are worked out all the same', async () => {
		expect(await hasher.verify('whatever', undefined)).toEqual({ ok: false });
	});

	it('are worked out two at a time and all get their turn', async () => {
		const hash = await hasher.hash('x');
		const all = await Promise.all(Array.from({ length: 9 }, () => hasher.verify('x', hash)));
		expect(all.every(({ ok }) => ok)).toBe(true);
	});

	it('cost by default what OWASP recommends', async () => {
		const real = new PasswordHasher();
		const hash = await real.hash('some password');
		expect(hash).toContain('$scrypt$ln=15,r=8,p=3$');
		expect(await real.verify('some password', hash)).toEqual({ ok: true, outdated: false });
	});
});

describe('the strength of a password', () => {
	const who = { username: 'zhangsan', name: '张三丰' };
	const OFFICE = ['晋城市公安局', '晋城市看守所'];
	it.each([
		['short', 'too-short'],
		['x'.repeat(129), 'too-long'],
		['aaaaaaaaaaab', 'too-plain'],
		['13903560000', 'too-plain'],
		['Password2026!', 'too-common'],
		['qwertyuiop123456', 'keyboard'],
		['Gongan@2023', 'like-office'],
		['Caiwu@2024!!', 'too-common'],
		['P@55w0rd2023!', 'too-common'],
		['Huawei@12345', 'too-common'],
		['1qaz@WSX3edc', 'keyboard'],
		['!QAZ2wsx#EDC', 'keyboard'],
		['zaq12wsxcde3', 'keyboard'],
		['qwer1234!@#$', 'keyboard'],
		['Abcdefg12345', 'keyboard'],
		['qazwsxedcrfv', 'keyboard'],
		['Aa123456..Aa', 'keyboard'],
		['Woaini1314520', 'too-common'],
		['JinchengGongan2023', 'like-office'],
		['Jcsgaj@2023!', 'like-office'],
		['晋城市公安局2023!', 'like-office'],
		['Kanshousuo_2024', 'like-office'],
		['zsf13903560000', 'like-name'],
		['Zhangsanfeng@1', 'like-name'],
		['Zhangsan2026!', 'like-name'],
		['zhangsanzhangsan', 'like-name']
	])('refuses %s: %s', (password, reason) => {
		expect(weaknessOf(password, who, OFFICE)).toBe(reason);
	});
	it.each([
		'correct horse battery',
		'春眠不觉晓处处闻啼鸟',
		'Mv7-kk2pQ-xx',
		'password of the old mill',
		'k#9$Lm!2@q',
		'tR8vw-Qx4kz'
	])('takes %s', (password) => expect(weaknessOf(password, who, OFFICE)).toBeUndefined());
});

describe('names', () => {
	it('to sign in with are kept in one way', () => {
		expect(readUsername(' Ｚhang.San ')).toBe('zhang.san');
		expect(readUsername('李四')).toBe('李四');
		for (const bad of ['', 'a', '.ab', 'ab-', 'a b', 'a/b', '<b>', 'x'.repeat(33), '__proto__'])
			expect(readUsername(bad)).toBeUndefined();
	});
	it('to be called by are not empty, not endless and hold nothing invisible', () => {
		expect(readDisplayName('  张   三 ')).toBe('张 三');
		const invisible = [
			'\u202E',
			'\u2066',
			'\u200B',
			'\u0000',
			'\u001b',
			'\ud800',
			'\u3164',
			'\u2800'
		];
		for (const bad of ['', '   ', 'x'.repeat(41), 'x'.repeat(10_000)])
			expect(readDisplayName(bad)).toBeUndefined();
		for (const mark of invisible) {
			expect(readDisplayName(`a${mark}b`)).toBeUndefined();
			expect(readDisplayName(mark)).toBeUndefined();
			expect(cleanLine(` a${mark}\n b`, 10)).toBe('a b');
		}
		expect([...cleanLine('𠮷'.repeat(10_000), 100)]).toHaveLength(100);
	});
	it('made of what a document calls a unit are held to the same', () => {
		for (const name of ['甲'.repeat(10_000), '\u202e所守看市城晋\u0000', '\u200b', '<b>\n乙</b>']) {
			const unit = { id: 'u1', code: '', name, kind: '行政', role: '本级' } as const;
			const department = { code: '', name: '某局' };
			const clerk = demoIdentities([{ units: [unit], department }]).find(
				({ identity }) => identity.id === 'clerk-u1'
			)!;
			expect(readDisplayName(clerk.person.name)).toBe(clerk.person.name);
			expect(clerk.identity.name).toBe(clerk.person.name);
			expect(clerk.person.grants).toMatchObject([{ unit: name }]);
		}
	});
});
