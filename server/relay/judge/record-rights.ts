/**
 * In the rooms of comments and of what a person has seen everybody writes records of their own only:
 * none in somebody else's name, none over somebody else's.
 */
import type * as Y from 'yjs';
import { readEntry } from '$lib/budget/book/comment';
import type { RoomRights, Writer } from './rights';
import type { UpdateWrites } from './update-writes';

export interface RecordRightsOptions {
	readonly doc: Y.Doc;
	/** Whether the server may have lost what was said then: anybody may bring it back. */
	readonly mayBeLost: (t: number) => boolean;
}

/** What came with a file is nobody's here, whatever its author is called. */
const NOBODY = '';

/** In the room of comments. */
export class CommentRights implements RoomRights {
	/** Whose each key is that accepted updates bring. */
	#owners = new Map<string, string>();

	constructor(readonly options: RecordRightsOptions) {}

	wrong({ maps, texts }: UpdateWrites, who: Writer): string | undefined {
		const owners = new Map<string, string>();
		for (const { root, key, values } of maps) {
			if (root !== 'comments') return `${root} ${key}`;
			for (const value of values ?? []) {
				const author = authorOf(key, value);
				if (!author) return `no comment ${key}`;
				if (author.by !== who.id && !this.options.mayBeLost(author.t)) return `foreign ${key}`;
				if ((owners.get(key) ?? this.#ownerOf(key) ?? author.by) !== author.by) return key;
				owners.set(key, author.by);
			}
		}
		return texts.values().next().value;
	}

	taken({ maps }: UpdateWrites): void {
		for (const { key, values } of maps) {
			const author = authorOf(key, values?.at(-1));
			if (author) this.#owners.set(key, author.by);
		}
	}

	settled(): void {
		if (this.#owners.size > 0) this.#owners = new Map();
	}

	#ownerOf(key: string): string | undefined {
		const said = this.options.doc.getMap('comments');
		return this.#owners.get(key) ?? authorOf(key, said.get(key))?.by;
	}
}

/** In the room of what one person has seen, which nobody else may write at all. */
export const SEEN_RIGHTS: RoomRights = {
	wrong: ({ maps, texts }) => {
		const wrong = maps.find(
			({ root, key, values }) =>
				root !== 'seen' || key.length > MAX_SEEN || !(values ?? []).every(Number.isFinite)
		);
		return wrong ? `${wrong.root} ${wrong.key}` : texts.values().next().value;
	},
	taken: () => undefined,
	settled: () => undefined
};

/** The longest name of something to be seen. */
const MAX_SEEN = 1_000;

function authorOf(key: string, record: unknown): { by: string; t: number } | undefined {
	const entry = readEntry(key, record);
	return entry && { by: entry.name === undefined ? entry.by : NOBODY, t: entry.t };
}
