/**
 * How long the relay itself is busy with what means harm, from the frame that came in to its refusal:
 * design.md, section 5. A whole server runs in this process, and attackers come over real sockets.
 * Then how long others wait while somebody attacks: `attacks/`.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { WebSocketServer, type WebSocket } from 'ws';
import { openScene, UNIT_2, type RawClient, type Scene } from '../../server/relay/relay-scene';
import { HOSTILE_UPDATES } from '../support/hostile-updates';
import { printAttacks } from './attacks/print-attacks';

/** Milliseconds. */
const GOAL = 20;
const ROUNDS = 20;
/** A gap is asked for first, as it may be an honest client's; in vain so often, and it ends. */
const FRAMES = 120;
const HUGE = 10 * 1024 * 1024;
const PATIENCE = 10_000;

/**
 * Returns how many inputs took longer than the goal, and how many attacks kept others waiting.
 * @param words choose attacks by words of their names; with none everything is measured
 */
export async function run(outdir: string, words: readonly string[]): Promise<number> {
	const slow = words.length === 0 ? await printRefusals() : 0;
	return slow + (await printAttacks(outdir, words));
}

async function printRefusals(): Promise<number> {
	const inputs: [string, (client: RawClient) => void][] = [
		['a frame of 10 MB', (client) => client.send(new Uint8Array(HUGE))],
		...HOSTILE_UPDATES.map(([name, update]): [string, (client: RawClient) => void] => [
			name,
			(client) => {
				for (let i = 0; i < FRAMES; i++) client.sendUpdate(update);
			}
		])
	];
	const busy = measureSockets();
	const scene = await openScene();
	let slow = 0;
	try {
		console.log(
			`input                              first   worst of ${ROUNDS}   goal ≤ ${GOAL} ms`
		);
		for (const [name, attack] of inputs) {
			const times: number[] = [];
			for (let i = 0; i < ROUNDS; i++) times.push(await refusal(scene, attack, busy));
			const worst = Math.max(...times);
			if (worst > GOAL) slow++;
			const [first, most] = [times[0], worst].map((ms) => ms.toFixed(2).padStart(8));
			console.log(`${name.padEnd(32)} ${first}       ${most}   ${worst > GOAL ? 'missed' : 'met'}`);
		}
	} finally {
		await scene.close();
	}
	return slow;
}

/** Milliseconds that one attack kept the server busy until it closed the attacker's socket. */
async function refusal(
	scene: Scene,
	attack: (client: RawClient) => void,
	busy: { reset(): void; readonly milliseconds: number }
): Promise<number> {
	const client = await scene.open('clerk-u2', UNIT_2);
	await client.sync();
	busy.reset();
	attack(client);
	const end = performance.now() + PATIENCE;
	while (client.closed === undefined) {
		if (performance.now() > end) throw new Error('it was not refused');
		await pause(1);
	}
	return busy.milliseconds;
}

/** Counts the CPU time that the server's sockets spend on the bytes they are handed: what others take of the machine is not the relay's. */
function measureSockets(): { reset(): void; readonly milliseconds: number } {
	let milliseconds = 0;
	const handleUpgrade = WebSocketServer.prototype.handleUpgrade;
	WebSocketServer.prototype.handleUpgrade = function (request, socket, head, done) {
		handleUpgrade.call(this, request, socket, head, (webSocket: WebSocket, upgraded) => {
			done(webSocket, upgraded);
			const emit = socket.emit.bind(socket);
			socket.emit = (event: string | symbol, ...values: unknown[]): boolean => {
				if (event !== 'data') return emit(event, ...values);
				const start = process.cpuUsage();
				const heard = emit(event, ...values);
				const { user, system } = process.cpuUsage(start);
				milliseconds += (user + system) / 1000;
				return heard;
			};
		});
	};
	return {
		reset: () => (milliseconds = 0),
		get milliseconds() {
			return milliseconds;
		}
	};
}
