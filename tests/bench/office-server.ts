/** The real server, where one person may open as many sockets as a whole office does. */
import { serve } from '../../server/serve';

const many = { burst: 1e5, perSecond: 1e5 };
const code = await serve({
	home: import.meta.dirname,
	environment: process.env,
	withoutPages: true,
	limits: { joinsOfPerson: many, joinsOfAddress: many }
});
if (code !== undefined) process.exitCode = code;
