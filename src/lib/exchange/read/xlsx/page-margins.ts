/** What a sheet prints above and below each page: text between codes such as `&C` and `&"宋体,常规"`. */
export class PageMargins {
	readonly #texts = new Set<string>();
	#text: string | undefined;

	open(name: string): void {
		if (/^(?:odd|even|first)(?:Header|Footer)$/.test(name)) this.#text = '';
	}

	take(text: string): void {
		if (this.#text !== undefined) this.#text += text;
	}

	close(name: string): void {
		if (this.#text === undefined || !/(?:Header|Footer)$/.test(name)) return;
		const plain = this.#text
			.replace(/&&/g, '\u0000')
			.replace(/&"[^"]*"|&K(?:[0-9A-F]{6}|\d\d[+-]\d{3})|&[LCR]/gi, ' ')
			.replace(/&\d+|&[A-Z]/gi, '')
			.replaceAll('\u0000', '&')
			.replace(/\s+/g, ' ')
			.trim();
		// 「第 页，共 页」 is left of page numbers.
		if (plain.replace(/[第页共,，/\s-]/g, '') !== '') this.#texts.add(plain);
		this.#text = undefined;
	}

	texts(): readonly string[] {
		return [...this.#texts];
	}
}
