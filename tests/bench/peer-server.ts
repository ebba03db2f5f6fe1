/** A relay to compare ours with, in a process of its own: `peer-server.js y|hocuspocus PORT`. */
import { createServer } from 'node:http';
import { Server } from '@hocuspocus/server';
import { setupWSConnection } from '@y/websocket-server/utils';
import { WebSocketServer } from 'ws';

const [kind, port] = process.argv.slice(2);
const ready = (): void => void process.send!({ ready: true });

if (kind === 'y') {
	const http = createServer();
	// As its own `bin/server.js` sets it up; without storage.
	const sockets = new WebSocketServer({ server: http });
	sockets.on('connection', setupWSConnection);
	http.listen(Number(port), '127.0.0.1', ready);
} else {
	const server = new Server({ port: Number(port), address: '127.0.0.1', quiet: true });
	void server.listen().then(ready);
}
