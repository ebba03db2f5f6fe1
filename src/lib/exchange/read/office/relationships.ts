/** The relationships of a part (`_rels/*.rels`): ids → parts of the same archive. */
import { readXmlPart } from './xml-part';
import type { ZipArchive } from './zip-archive';

export interface Relationship {
	readonly id: string;
	/** The last step of its type: `worksheet`, `sharedStrings`, … */
	readonly type: string;
	/** The part meant; absent where it lies outside of the archive. */
	readonly part?: string;
}

export function relationshipsOf(archive: ZipArchive, part: string): readonly Relationship[] {
	const slash = part.lastIndexOf('/') + 1;
	const folder = part.slice(0, slash);
	const found: Relationship[] = [];
	readXmlPart(archive, `${folder}_rels/${part.slice(slash)}.rels`, {
		open(name, attributes) {
			if (name !== 'Relationship') return;
			const { Id: id = '', Type: type = '', Target: target = '', TargetMode: mode } = attributes;
			const inside = mode === 'External' ? {} : { part: resolve(folder, target) };
			found.push({ id, type: type.slice(type.lastIndexOf('/') + 1), ...inside });
		}
	});
	return found;
}

function resolve(folder: string, target: string): string {
	if (target.startsWith('/')) return target.slice(1);
	const steps: string[] = [];
	for (const step of (folder + target).split('/')) {
		if (step === '..') steps.pop();
		else if (step !== '.') steps.push(step);
	}
	return steps.join('/');
}
