/** Where a book stands on its way out: what must be gone at 公开 is a hint before. */
import { settingOf } from '$lib/budget/settings/book-settings';
import type { Severity } from '../finding/finding';
import type { RuleReader } from '../reading/rule-reader';

export function isPublished(reader: RuleReader): boolean {
	return settingOf(reader.head('settings'), 'stage') === '公开';
}

/** `severity` at 公开, a hint on the way there. */
export function atPublication(reader: RuleReader, severity: Severity): Severity {
	return isPublished(reader) ? severity : 'hint';
}
