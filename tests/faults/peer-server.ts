/**
 * A relay to compare ours with, that stores what it is sent as its authors do:
 * `peer-server.js y|y-leveldb|hocuspocus PORT FOLDER`.
 */
import { existsSync, readFileSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { Server } from '@hocuspocus/server';
import { WebSocketServer } from 'ws';
import * as Y from 'yjs';

const [kind, port, folder] = process.argv.slice(2);
const ready = (): void => void process.send!({ ready: true });

if (kind !== 'hocuspocus') {
	// Its storage is chosen by the environment when it is loaded.
	if (kind === 'y-leveldb') process.env.YPERSISTENCE = folder;
	const { setupWSConnection } = await import('@y/websocket-server/utils');
	const http = createServer();
	new WebSocketServer({ server: http }).on('connection', setupWSConnection);
	http.listen(Number(port), '127.0.0.1', ready);
} else {
	const fileOf = (name: string): string => path.join(folder, `${encodeURIComponent(name)}.y`);
	// As its own database extension does it, at its own pace: 2 s after the last edit, 10 s at most.
	const server = new Server({
		port: Number(port),
		address: '127.0.0.1',
		quiet: true,
		onLoadDocument: async ({ document, documentName }) => {
			const file = fileOf(documentName);
			if (existsSync(file)) Y.applyUpdate(document, readFileSync(file));
		},
		onStoreDocument: async ({ document, documentName }) => {
			const file = fileOf(documentName);
			const handle = await open(`${file}.new`, 'w');
			await handle.writeFile(Y.encodeStateAsUpdate(document));
			await handle.sync();
			await handle.close();
			await rename(`${file}.new`, file);
		}
	});
	await server.listen();
	ready();
}
