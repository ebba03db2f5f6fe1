/** What a version is called: its name, the day of a daily one, or now. */
import type { VersionWords } from '$lib/messages/versions';
import { sayExactly } from '../history/say-when';
import type { Version } from './version-source';

/** @param version absent: the book as it is */
export function versionTitle(version: Version | undefined, say: VersionWords): string {
	if (!version) return say.now;
	return version.name || `${say.daily} ${sayExactly(version.at).slice(0, 10)}`;
}
