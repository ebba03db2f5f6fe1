/** Reads a narrative section: its heading and its paragraphs, verbatim. */
import type { BookDraft, DraftRow } from './book-draft';
import type { SectionBlock } from './outline-blocks';

/** Paragraphs stand on lines of their own; cells that conversion parted are joined by a space. */
export function readSection({ section, heading, lines }: SectionBlock, draft: BookDraft): DraftRow {
	draft.takeLine('section-heading', heading, { place: { row: section.id } });
	const row = draft.addRow(section.id, 'narrative', heading.number);
	row.cells['标题'] = section.title;
	for (const line of lines) {
		line.filled.forEach((cell, i) => {
			draft.putText(row, '正文', cell.marked ?? cell.text, cell, i === 0 ? '\n' : ' ');
		});
	}
	return row;
}
