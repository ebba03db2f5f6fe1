/** What a rule finds, before the engine adds what is the same for all. */
import type { CellRange, Comparator, Finding, Severity } from './finding';

export interface Draft {
	/** Of a rule that stands for others (own rules): which of them it is. */
	readonly rule?: string;
	/** The first is where the finding is shown. */
	readonly cells: Finding['cells'];
	readonly ranges?: readonly CellRange[];
	/** Where it differs from the rule's. */
	readonly severity?: Severity;
	readonly comparator?: Comparator;
	readonly expected?: string;
	readonly actual?: string;
	readonly difference?: string;
	readonly printedIn?: Finding['printedIn'];
	/** Variant of the rule's sentence: `P01` + `secret` is `P01.secret`. */
	readonly variant?: string;
	readonly arguments?: Readonly<Record<string, string | number>>;
	/** Tells findings apart that one rule has about one first cell. */
	readonly about?: string;
}
