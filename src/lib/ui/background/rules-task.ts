/** The rule engine in a worker of its own, so that a whole check never holds up typing. */
import { serveEngine, type EngineRequest } from '$lib/rules/serving/serve-engine';

serveEngine({
	post: (answer) => self.postMessage(answer),
	listen: (listener) => {
		self.onmessage = ({ data }: MessageEvent<EngineRequest>) => listener(data);
	}
});
