import { mkdtemp, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { loadWeb } from './web';

let http: Server | undefined;
afterEach(() => http?.close());

it('goes on when a new build takes the files of the old one away', async () => {
	const folder = await mkdtemp(path.join(tmpdir(), 'hebian-web-'));
	const file = path.join(folder, 'handler.mjs');
	await writeFile(
		file,
		`import { createReadStream } from 'node:fs';
		export const handler = (request, response) =>
			createReadStream(import.meta.dirname + request.url).pipe(response);`
	);
	await writeFile(path.join(folder, 'there.js'), 'there');
	const web = await loadWeb(file);
	http = createServer(web);
	await new Promise<void>((resolve) => http!.listen(0, resolve));
	const base = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
	await expect(fetch(`${base}/gone.js`)).rejects.toThrow();
	expect(await (await fetch(`${base}/there.js`)).text()).toBe('there');
});
