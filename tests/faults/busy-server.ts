/** The real server, folding its logs every few updates: kills then fall into compaction and snapshots. */
import { serve } from '../../server/serve';

const code = await serve({
	home: import.meta.dirname,
	environment: process.env,
	withoutPages: true,
	limits: { compactAfter: 25 }
});
if (code !== undefined) process.exitCode = code;
