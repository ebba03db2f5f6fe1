import { expect, it } from 'vitest';
import { createLog } from './log';
import { AppendFailed } from './store/store';

it('writes what an error is, and what caused it', () => {
	const lines: string[] = [];
	const log = createLog('info', { write: (line) => void lines.push(line) });
	const cause = Object.assign(new Error('disk is full'), { code: 'SQLITE_FULL' });
	log.error({ room: 'r', error: new AppendFailed('SQLITE_FULL', { cause }) }, 'update not stored');
	log.error({ error: new TypeError('not a function') }, 'request failed');
	const [stored, failed] = lines.map((line) => JSON.parse(line) as { error: object });
	expect(stored).toMatchObject({
		room: 'r',
		msg: 'update not stored',
		error: {
			type: 'AppendFailed',
			code: 'SQLITE_FULL',
			message: expect.stringContaining('disk is full') as string,
			stack: expect.stringContaining('log.test.ts') as string
		}
	});
	expect(failed).toMatchObject({ error: { type: 'TypeError', message: 'not a function' } });
});
