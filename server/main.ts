/** The entry of `build/server.js`. */
import { serve } from './serve';

const withoutPages = process.argv.includes('--without-pages');
const code = await serve({ home: import.meta.dirname, environment: process.env, withoutPages });
if (code !== undefined) process.exitCode = code;
