/** The log of the server: one line of JSON an event. */
import pino, { type DestinationStream, type Logger } from 'pino';

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/**
 * Errors have no fields of their own that JSON would print: whatever is logged as `error` is written
 * with its name, message, stack and causes.
 */
export function createLog(level: LogLevel, stream: DestinationStream): Logger {
	return pino({ level, serializers: { error: pino.stdSerializers.err } }, stream);
}
