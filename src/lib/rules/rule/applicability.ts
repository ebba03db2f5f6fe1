/**
 * Whether a rule applies to a book at all: nobody switched it off, and what it needs beyond the
 * book's own tables is there. Otherwise the book is told which rules were not checked, and why.
 */
import { ruleOffReason, readSetting, type SettingName } from '$lib/budget/settings/book-settings';
import type { Message } from '../finding/finding';
import type { Rule } from './rule';
import type { RuleReader } from '../reading/rule-reader';
import type { Reader } from '../reading/source';

export interface NotApplicable {
	readonly rule: string;
	/** `off` (with `reason`), `malformed` (with `setting`, `at`), or what the rule lacks. */
	readonly why: Message;
}

/** What a rule needs: `undefined` where it has it, else what is lacking. */
export type Need = (reader: RuleReader) => Message | undefined;

/** Needs a setting of the book that can be read. */
export function needsSetting(setting: SettingName): Need {
	return (reader): Message | undefined => {
		const result = readSetting(reader.head('settings'), setting);
		switch (result.state) {
			case 'absent':
				return { key: `lacks.${setting}`, arguments: {} };
			case 'malformed':
				return { key: 'malformed', arguments: { setting, at: result.at } };
			case 'present':
				return undefined;
		}
	};
}

/** Asked once for each rule, and again when what it read changed. A closed one has no instances. */
export class Gate implements Reader {
	reader = 0;
	closed: NotApplicable | undefined;

	constructor(readonly rule: Rule) {}

	/** @returns whether it opened or closed */
	ask(reader: RuleReader): boolean {
		const before = this.closed;
		const why = whyNot(this.rule, reader);
		this.closed = why && { rule: this.rule.id, why };
		return (before === undefined) !== (why === undefined);
	}
}

function whyNot({ id, needs }: Rule, reader: RuleReader): Message | undefined {
	const reason = ruleOffReason(reader.head('settings'), id);
	if (reason !== undefined) return { key: 'off', arguments: { reason } };
	try {
		return needs?.(reader);
	} catch {
		// The rule will run into the same failure, and tell of it.
		return undefined;
	}
}
