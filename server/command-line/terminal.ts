/** What a command is given to speak with, and what it ends with. */
import type { Screen } from './progress-bar';

export interface Terminal {
	/** Folder of the bundle. */
	readonly home: string;
	readonly out: (text: string) => void;
	readonly error: (text: string) => void;
	readonly environment?: Readonly<Record<string, string | undefined>>;
	/** Asks somebody who sits there, without showing what they type; absent where nobody does. */
	readonly askHidden?: (question: string) => Promise<string>;
	/** Where errors go to, if a person is looking at it: for progress that is wiped out again. */
	readonly screen?: Screen;
}

/**
 * `found`: findings at or above `--fail-on`; `failed`: the file could not be read; `partly`: tables of
 * it were not recognised.
 */
export const EXIT = { well: 0, found: 1, failed: 2, partly: 3 } as const;
