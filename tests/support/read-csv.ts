/** CSV as RFC 4180 has it: lines of fields, quotes doubled inside quotes. */
export function readCsv(text: string): string[][] {
	const lines: string[][] = [];
	let at = 0;
	while (at < text.length) {
		const line: string[] = [];
		for (;;) {
			let field = '';
			if (text[at] === '"') {
				const end = /"(?:,|\r\n|$)/.exec(
					text.slice(at + 1).replaceAll('""', '\u0001\u0001')
				)!.index;
				field = text.slice(at + 1, at + 1 + end).replaceAll('""', '"');
				at += end + 2;
			} else {
				const rest = text.slice(at);
				const end = rest.search(/,|\r\n/);
				field = end < 0 ? rest : rest.slice(0, end);
				if (field.includes('"') || field.includes('\n')) throw new Error(`unquoted: ${field}`);
				at += field.length;
			}
			line.push(field);
			if (text[at] !== ',') break;
			at++;
		}
		if (at < text.length && !text.startsWith('\r\n', at)) throw new Error(`no line end at ${at}`);
		at += 2;
		lines.push(line);
	}
	return lines;
}
