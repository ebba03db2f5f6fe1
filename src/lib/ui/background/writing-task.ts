/** Writes documents away from the page, so that a long export never holds up typing. */
import { serveWriting, type WritingOrder } from '$lib/exchange/write/serve-writing';

/** Kept on the device after the first PDF (service worker), so that later ones need no server. */
const FONT = '/fonts/noto-serif-sc.ttf.gz';

self.onmessage = async ({ data }: MessageEvent<WritingOrder>) => {
	const font = data.request.format === 'pdf' ? await fetchFont() : undefined;
	serveWriting({ ...data, request: { ...data.request, font } }, (answer) =>
		self.postMessage(answer)
	);
};

async function fetchFont(): Promise<Uint8Array | undefined> {
	try {
		const answer = await fetch(FONT);
		return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : undefined;
	} catch {
		// No server in reach; the refusal says so.
		return undefined;
	}
}
