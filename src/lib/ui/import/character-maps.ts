/** The tables of fonts that a PDF does not embed: kept on the device once asked for (service worker). */
export async function characterMaps(name: string): Promise<Uint8Array | undefined> {
	try {
		const answer = await fetch(`/cmaps/${name}`);
		return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : undefined;
	} catch {
		// No server in reach: that font's text cannot be told.
		return undefined;
	}
}
