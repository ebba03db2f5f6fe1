/**
 * 审核说明: what was answered to findings, and which rules are switched off and why, as they go
 * along with every internal edition. The public one has neither: its book holds none.
 */
import { exactAmount } from '$lib/budget/values/amount';
import type { Book, CellValue, Explanation } from '$lib/budget/book/book';
import { CHINA } from '$lib/budget/values/china-time';
import { ruleSwitchOf } from '$lib/budget/settings/book-settings';

export const REVIEW_TITLE = '审核说明';

export interface ReviewNote {
	readonly kind: '说明' | '停用规则';
	readonly rule: string;
	/** The unit that explains; empty: the department. */
	readonly unit: string;
	readonly text: string;
	/** Addresses with the exact values that were explained, `T2[合计].上年结转=2668.12万元`. */
	readonly operands: readonly string[];
	readonly by: string;
	/** A minute in Asia/Shanghai, `2023-02-15 09:30`; empty where it is not known. */
	readonly at: string;
	/** Who of the department approved an explanation; empty: nobody yet. */
	readonly approver: string;
}

/** Explanations by rule and time, then the rules that are switched off. */
export function reviewNotes({ head }: Book): readonly ReviewNote[] {
	const unitName = (id: string | undefined): string =>
		head.units.find((unit) => unit.id === id)?.name ?? '';
	const explained = [...head.explanations]
		.sort((a, b) => compare(a.rule, b.rule) || compare(a.at, b.at) || compare(a.id, b.id))
		.map((one) => explanationNote(one, unitName(one.unit)));
	const switches = Object.keys((head.settings.rules as object | undefined) ?? {}).sort(compare);
	const off = switches.flatMap((rule): ReviewNote[] => {
		const found = ruleSwitchOf(head.settings, rule);
		if (!found) return [];
		const { reason, by = '', at } = found;
		const nobody = { unit: '', operands: [], approver: '' };
		return [{ kind: '停用规则', rule, text: reason, by, at: at ? minute(at) : '', ...nobody }];
	});
	return [...explained, ...off];
}

function explanationNote(explanation: Explanation, unit: string): ReviewNote {
	const { rule, text, operands, author, at, approver = '' } = explanation;
	return {
		...{ kind: '说明', rule, unit, text, by: author, at: minute(at), approver },
		operands: Object.entries(operands).map(([cell, value]) => `${cell}=${printed(cell, value)}`)
	};
}

/** One line of the document: 「W12（城区分局）：……（张三，2023-02-15 09:30；审核：财务科）」. */
export function noteLine(note: ReviewNote): string {
	const { kind, rule, unit, text, operands, by, at, approver } = note;
	const who = [[by, at].filter(Boolean).join('，'), approver && `审核：${approver}`];
	const signed = who.filter(Boolean).join('；');
	const said = text.split(/\s*[\r\n]+\s*/).join('　');
	const about = operands.length > 0 ? `【${operands.join('，')}】` : '';
	return `${kind} ${rule}${unit && `（${unit}）`}：${said}${about}${signed && `（${signed}）`}`;
}

/** Forms are in 元, all else in 万元. */
function printed(address: string, value: CellValue): string {
	if (typeof value !== 'number') return value;
	const unit = address.startsWith('F[') ? '元' : '万元';
	return `${exactAmount(value, unit)}${unit}`;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const clock = new Intl.DateTimeFormat('sv-SE', {
	timeZone: CHINA,
	dateStyle: 'short',
	timeStyle: 'short'
});

function minute(at: string): string {
	const time = new Date(at);
	return Number.isNaN(time.getTime()) ? at : clock.format(time);
}
