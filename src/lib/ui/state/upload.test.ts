import { describe, expect, it, vi } from 'vitest';
import { SIZE_LIMIT } from '$lib/exchange/read/import-report';
import { sayUploadFailure } from '../report/say-report';
import { preferences } from './preferences.svelte';
import { Upload, type Send, type SentFile } from './upload.svelte';

const file = { name: '公开.txt', size: 10 };
const answering =
	(status: number, body: unknown): Send<SentFile> =>
	async () => ({ status, body });

describe('reading a file in', () => {
	it('tells how much is sent, then that it is being read, then the new book', async () => {
		const upload = new Upload<SentFile>(async (_file, progress) => {
			progress(0.504);
			expect(upload.state).toMatchObject({ phase: 'sending', percent: 50 });
			progress(1);
			expect(upload.state).toMatchObject({ phase: 'reading' });
			return { status: 201, body: { id: 'b1', report: {} } };
		});
		await upload.read(file);
		expect(upload.state).toEqual({ phase: 'done', name: file.name, book: 'b1' });
	});
	it('says why the reader could not read it', async () => {
		const reason = { kind: 'not-a-disclosure', lines: 3, firstLine: '你好' };
		const upload = new Upload(answering(422, { failure: { kind: 'unreadable', reason } }));
		await upload.read(file);
		expect(upload.state).toMatchObject({
			phase: 'failed',
			failure: { kind: 'unreadable', reason }
		});
	});
	it('says of which other department the document is', async () => {
		const failure = { kind: 'other-department', department: '示例市财政局' };
		const upload = new Upload(answering(403, { failure }));
		await upload.read(file);
		expect(upload.state).toMatchObject({ phase: 'failed', failure });
	});
	it.each(['busy', 'throttled', 'work-stopped', 'reading-stopped', 'too-much'] as const)(
		'has words of its own for %s, in both languages',
		async (kind) => {
			const upload = new Upload(answering(503, { failure: { kind } }));
			await upload.read(file);
			expect(upload.state).toMatchObject({ phase: 'failed', failure: { kind } });
			for (const locale of ['zh', 'en'] as const) {
				preferences.locale = locale;
				const plain = sayUploadFailure({ kind: 'server', status: 503 });
				expect(sayUploadFailure({ kind })).not.toBe(plain);
			}
		}
	);
	it.each([
		[401, { kind: 'no-identity' }],
		[403, { kind: 'forbidden' }],
		[500, { kind: 'server', status: 500 }]
	])('says what answer %i means', async (status, failure) => {
		const upload = new Upload(answering(status, undefined));
		await upload.read(file);
		expect(upload.state).toMatchObject({ phase: 'failed', failure });
	});
	it.each([
		[0, 'empty'],
		[SIZE_LIMIT + 1, 'too-large']
	])('does not send a file of %i bytes', async (size, kind) => {
		const send = vi.fn<Send<SentFile>>();
		const upload = new Upload(send);
		await upload.read({ name: 'x', size });
		expect(upload.state).toMatchObject({ failure: { kind: 'unreadable', reason: { kind } } });
		expect(send).not.toHaveBeenCalled();
	});
	it('says that the server cannot be reached, and may be tried again', async () => {
		const upload = new Upload<SentFile>(() => Promise.reject(new Error('gone')));
		await upload.read(file);
		expect(upload.state).toMatchObject({ failure: { kind: 'unreachable' } });
		upload.again();
		expect(upload.state).toEqual({ phase: 'idle' });
	});
});
