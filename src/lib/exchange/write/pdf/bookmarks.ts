/** The outline of the PDF: parts, in them sections and tables, in those the forms. */
import type { ContentsLine } from '../paper/disclosure-paper';
import type { Mark } from './page-flow';
import { pdfText, type PdfFile } from './pdf-file';

interface Node {
	readonly number: number;
	readonly line?: ContentsLine;
	readonly children: Node[];
}

/** Writes the outline; gives its number, if there is any. */
export function bookmarks(
	file: PdfFile,
	contents: readonly ContentsLine[],
	marks: ReadonlyMap<string, Mark>,
	pageNumber: (page: number) => number
): number | undefined {
	const top: Node = { number: file.reserve(), children: [] };
	const path: Node[] = [top];
	for (const line of contents.filter(({ anchor }) => marks.has(anchor))) {
		// A level that the document skips is no level of the outline.
		while (path.length > 1 && path[path.length - 1].line!.level >= line.level) path.pop();
		const node: Node = { number: file.reserve(), line, children: [] };
		path[path.length - 1].children.push(node);
		path.push(node);
	}
	const write = (node: Node, parent?: Node, place = 0): void => {
		const { children, line } = node;
		const siblings = parent?.children ?? [];
		const to = line && marks.get(line.anchor);
		const entries = [
			line ? `/Title ${pdfText(line.text)}` : '/Type/Outlines',
			parent && `/Parent ${parent.number} 0 R`,
			to && `/Dest[${pageNumber(to.page)} 0 R/XYZ null ${Math.round(to.top)} null]`,
			siblings[place - 1] && `/Prev ${siblings[place - 1].number} 0 R`,
			siblings[place + 1] && `/Next ${siblings[place + 1].number} 0 R`,
			children.length > 0 &&
				`/First ${children[0].number} 0 R/Last ${children[children.length - 1].number} 0 R` +
					// Only the parts stand open.
					`/Count ${line ? -children.length : children.length}`
		];
		file.object(`<<${entries.filter(Boolean).join('')}>>`, node.number);
		children.forEach((child, i) => write(child, node, i));
	};
	write(top);
	return top.children.length > 0 ? top.number : undefined;
}
