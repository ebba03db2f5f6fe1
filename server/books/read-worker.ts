/** A thread that reads one document and ends: a reader that hangs or swells takes nobody with it. */
import { parentPort, workerData } from 'node:worker_threads';
import { readDocument } from '$lib/exchange/read/read-document';

const { name, bytes } = workerData as { name: string; bytes: Uint8Array };
parentPort!.postMessage(readDocument(name, bytes));
