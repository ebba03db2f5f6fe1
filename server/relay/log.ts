/** The two lines of pino that the relay writes. */
export interface RelayLog {
	warn(fields: object, message: string): void;
	error(fields: object, message: string): void;
}
