/** Learns a format from a document, in a worker of its own: it works without the server, and can be ended. */
import { learnFormat, type LearnResult } from '$lib/exchange/learn/learn-format';
import { readSource } from '$lib/exchange/read/read-document';
import { characterMaps } from '../import/character-maps';

self.onmessage = async ({ data }: MessageEvent<{ readonly bytes: Uint8Array }>) => {
	const read = await readSource(data.bytes, { characterMaps });
	const result: LearnResult = read.ok ? learnFormat(read.source) : read;
	self.postMessage(result);
};
