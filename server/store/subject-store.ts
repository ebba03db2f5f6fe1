/** Subjects of an OpenID Connect issuer, and which account each signs in to. */

/** Somebody as an issuer names them: what names a person for ever are both together. */
export interface Subject {
	/** The issuer's identifier, as its tokens carry it. */
	readonly issuer: string;
	/** `sub`: the issuer's own name for the person, which nobody else gets. */
	readonly subject: string;
}

export interface BoundSubject extends Subject {
	/** The id of the account. */
	readonly person: string;
	/** UTC milliseconds. */
	readonly boundAt: number;
}

export interface SubjectStore {
	/** False where the subject is bound already, or the account to another subject of this issuer. */
	bind(bound: BoundSubject): Promise<boolean>;
	find(subject: Subject): Promise<BoundSubject | undefined>;
	/** All, the oldest first. */
	list(): Promise<readonly BoundSubject[]>;
	/** Unbinds all subjects of an account; tells how many. */
	unbind(person: string): Promise<number>;
}
