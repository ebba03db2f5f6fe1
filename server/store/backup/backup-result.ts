/** How backing up and restoring can end. */
import type { StoreFault, StoreTally } from './verify-store';

export type BackUpFailure =
	| { readonly kind: 'no-database'; readonly file: string }
	| { readonly kind: 'exists'; readonly file: string }
	| { readonly kind: 'unwritable'; readonly file: string; readonly reason: string }
	/** What was written is not what it should be: the database itself is damaged, or the disk. */
	| { readonly kind: 'damaged'; readonly faults: readonly StoreFault[] };

export type BackUpResult =
	| {
			readonly ok: true;
			readonly file: string;
			readonly bytes: number;
			readonly tally: StoreTally;
	  }
	| { readonly ok: false; readonly failure: BackUpFailure };

export type RestoreFailure =
	| { readonly kind: 'no-backup'; readonly file: string }
	| { readonly kind: 'in-use'; readonly folder: string }
	/** There is a database, and nobody said that it may be replaced. */
	| { readonly kind: 'data-exists'; readonly folder: string }
	| { readonly kind: 'unwritable'; readonly file: string; readonly reason: string }
	| { readonly kind: 'damaged'; readonly faults: readonly StoreFault[] };

export type RestoreResult =
	| {
			readonly ok: true;
			readonly tally: StoreTally;
			/** Where the database that stood here before is kept. */
			readonly setAside: string | undefined;
	  }
	| { readonly ok: false; readonly failure: RestoreFailure };
