/** Writes documents away from the page, so that a long export never holds up typing. */
import { serveWriting, type WritingOrder } from '$lib/exchange/write/serve-writing';

self.onmessage = ({ data }: MessageEvent<WritingOrder>) => {
	serveWriting(data, (answer) => self.postMessage(answer));
};
