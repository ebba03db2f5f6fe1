/** Tags such as `<p>` that conversion left in the text. */
import type { BookDraft } from './book-draft';
import type { SourceCell } from './source';

const TAG = /<\/?(?:p|br|b|i|u|span|div|td|tr|th|table|tbody|sub|sup)\s*\/?>/gi;
const RULE = /^[-—–_=]{2,}$/;

/** The cell's text without tags; their removal is reported. */
export function stripMarkup(cell: SourceCell, draft: BookDraft): string {
	if (!cell.text.includes('<')) return cell.text;
	const tags = cell.text.match(TAG);
	if (!tags) return cell.text;
	draft.report('markup-removed', cell, { found: tags.join('') });
	return cell.text.replace(TAG, '').trim();
}

/** A dash line, as conversion draws for a table's rule. */
export function isRule(text: string): boolean {
	return RULE.test(text);
}
