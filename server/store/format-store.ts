/** Formats of the office: what was learned from a document, kept for those of the years to come. */

export interface OfficeFormat {
	/** The format's own: 「office/f0123abcd」. */
	readonly id: string;
	/** Whose it is, by name: another department's documents are not read by it. */
	readonly department: string;
	readonly name: string;
	readonly version: number;
	/** The whole pack as JSON. */
	readonly content: string;
	/** Who made the first book of it, and when (UTC milliseconds). */
	readonly by: string;
	readonly at: number;
}

export interface FormatStore {
	/** Keeps it; one of that id and department with the same or a newer version stays as it is. */
	put(format: OfficeFormat): Promise<void>;
	/** All, the newest first. */
	list(): Promise<readonly OfficeFormat[]>;
}
