/**
 * What people may write of the head: settings and explanations, each in the name of whoever writes
 * it, also in the records inside them that say who decided what when.
 */
import type * as Y from 'yjs';
import { standingIn, strangeName } from '$lib/collab/conflict/own-names';
import { isExplanationKey } from '$lib/collab/room/explanation-record';
import { headValue, isGivenByServer, isHeadKey, readStamped } from '$lib/collab/room/head-record';
import type { SheetRoom } from '$lib/collab/room/room-name';
import { metaOf } from '$lib/collab/room/schema';
import type { MapWrite } from './update-writes';
import type { Writer } from './rights';
import type { StoodRecords } from './stood-records';

export interface HeadRightsOptions {
	readonly room: SheetRoom;
	readonly doc: Y.Doc;
	readonly mayBeLost: (t: unknown) => boolean;
	/** The records that name somebody, and stood: somebody who was away may have seen what stands no more. */
	readonly stood: StoodRecords;
}

export class HeadRights {
	constructor(readonly options: HeadRightsOptions) {
		const { doc, stood } = options;
		for (const [key, value] of metaOf(doc).entries()) stood.add(key, headValue(value));
	}

	/** The head is the department's, its schema the server's; a unit explains its own findings. */
	wrongKey(key: string): boolean {
		return !isHeadKey(key) || (this.options.room.kind !== 'department' && !isExplanationKey(key));
	}

	/** What is wrong with a piece of the head; the words are for the log. */
	wrong(key: string, value: unknown, { id, name }: Writer): string | undefined {
		const stamped = readStamped(value);
		if (!stamped) return 'no stamp';
		const { v, t, by } = stamped;
		if (this.options.mayBeLost(t)) return undefined;
		if (isGivenByServer(key)) return 'the server’s to give';
		if (by !== id) return 'foreign name';
		let standing: ReadonlySet<string> | undefined;
		const strange = strangeName(key, v, { names: [id, name], t }, (named) => {
			if (this.options.stood.has(key, named)) return true;
			standing ??= standingIn(this.options.doc, key);
			return standing.has(named);
		});
		return strange === undefined ? undefined : `strange record ${strange}`;
	}

	/** Such a piece was taken. */
	taken({ root, key, values }: MapWrite): void {
		if (root !== 'meta') return;
		for (const value of values ?? []) this.options.stood.add(key, headValue(value));
	}
}
