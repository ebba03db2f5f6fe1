/** The people of this server as rights see them: today's, whatever they were when a session began. */
import type { Person } from './person';

export interface People {
	/** Undefined for who has no account, or none any more. Answers at once: it is asked at every message. */
	find(id: string): Person | undefined;
	/** Everybody who may sign in. */
	all(): readonly Person[];
	/** Takes in what has changed outside of this process. */
	refresh(): Promise<void>;
	/** Told the id of everybody whose rights or name have changed. */
	onChange(listener: (id: string) => void): () => void;
}
