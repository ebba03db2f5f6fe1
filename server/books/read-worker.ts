/** A thread that reads one document and ends: a reader that hangs or swells takes nobody with it. */
import { parentPort, workerData } from 'node:worker_threads';
import { readAnyDocument } from '$lib/exchange/read/read-document';
import { shippedMaps } from '../shipped-file';

const { name, bytes } = workerData as { name: string; bytes: Uint8Array };
const characterMaps = shippedMaps(import.meta.dirname);
parentPort!.postMessage(await readAnyDocument(name, bytes, { characterMaps }));
