/** How a cell's number format shows its number: as a figure, a percentage, a date or a padded code. */
import { BUILT_IN } from './built-in-formats';
import { decimalText, roundedText, timesTenTo } from './decimal-text';
import { layDigits, planOf, type DigitPlan } from './digit-plan';
import { formatSections, type FormatSection } from './format-code';
import { showDate } from './show-date';

interface PlannedSection extends FormatSection {
	readonly plan: DigitPlan;
}

export interface NumberFormat {
	readonly code: string;
	readonly sections: readonly PlannedSection[];
}

export interface ShownNumber {
	/** The exact value, in the form in which it is shown; empty where nothing is shown. */
	readonly text: string;
	/** The same rounded as its format shows it, where that is less exact. */
	readonly rounded?: string;
	/** The number is stored otherwise than it is shown: moved by powers of ten, hidden, or without its sign. */
	readonly differs?: boolean;
}

/** @param code the format's code where the workbook defines it */
export function numberFormat(id: number, code = BUILT_IN[id] ?? 'General'): NumberFormat {
	const sections = formatSections(code).map((section) => ({ ...section, plan: planOf(section) }));
	return { code, sections };
}

/** For cells whose style is none of the workbook's. */
export const GENERAL = numberFormat(0);

/** A unit that a format writes behind its figure. */
const UNIT = /^\s*(亿元?|[百千]?万元?|[百千]元|元|[%％])\s*$/;
/** What may stand around a figure and says nothing of its size. */
const QUIET = /^(?:[\s()（）+\-–—¥￥$€]|RMB|CNY|人民币)*$/;

/** @param stored the number as the workbook stores it */
export function showNumber(stored: string, format: NumberFormat, since1904: boolean): ShownNumber {
	const exact = decimalText(stored);
	const value = Number(stored);
	if (stored === '' || !Number.isFinite(value)) return { text: exact };
	const at = sectionFor(format.sections, value);
	const section = format.sections[at];
	if (section.kind === 'date') return { text: showDate(value, section.code, since1904) ?? exact };
	if (section.kind === 'other') return { text: exact };
	return showFigure(exact, section, ownSign(format.sections, at));
}

/** How a text is shown: the fourth section may write something around it, or hide it. */
export function showText(text: string, { sections }: NumberFormat): string {
	const last = sections.at(-1)!;
	const section = sections.length === 4 ? sections[3] : last;
	if (section.pieces.some(({ is }) => is === 'text'))
		return section.pieces
			.map((piece) => (piece.is === 'text' ? text : piece.is === 'literal' ? piece.text : ''))
			.join('');
	return sections.length === 4 ? literals(section).trim() : text;
}

function sectionFor(sections: readonly PlannedSection[], value: number): number {
	const figures = sections.slice(0, 3);
	if (figures.some(({ condition }) => condition)) {
		const met = figures.findIndex(({ condition }) => condition && meets(value, condition));
		if (met >= 0) return met;
		const other = figures.findIndex(({ condition }) => !condition);
		return other >= 0 ? other : 0;
	}
	if (value < 0 && figures.length > 1) return 1;
	return value === 0 && figures.length > 2 ? 2 : 0;
}

function meets(value: number, { operator, than }: NonNullable<FormatSection['condition']>) {
	if (operator === '<>') return value !== than;
	if (operator === '=') return value === than;
	if (operator === '>=') return value >= than;
	if (operator === '<=') return value <= than;
	return operator === '>' ? value > than : value < than;
}

/** The second of two or three sections writes the sign itself. */
const ownSign = (sections: readonly PlannedSection[], at: number): boolean =>
	at === 1 && sections.length > 1 && !sections.some(({ condition }) => condition);

const literals = ({ pieces }: FormatSection): string =>
	pieces.map((piece) => (piece.is === 'literal' ? piece.text : '')).join('');

function showFigure(exact: string, section: PlannedSection, writesSign: boolean): ShownNumber {
	const { plan } = section;
	const isNegative = exact.startsWith('-');
	const isZero = Number(exact) === 0;
	if (plan.digits === 0 && !plan.general) return withoutDigits(exact, section);
	const moved = plan.power === 0 ? exact : timesTenTo(exact, plan.power);
	const rounded = plan.general ? moved : roundedText(moved, plan.places);
	const laid = layDigits(section.pieces, plan, rounded);
	const [before, after] = laid.around;
	const signed = !writesSign || section.isRed || /[-–—−(（]/.test(before + after);
	const isMoved = plan.power !== 0 && !plan.percentOnly;
	const differs = isMoved || (isNegative && !isZero && !signed);
	const suffix = plan.percent ? '%' : (UNIT.exec(after)?.[1] ?? '');
	const quiet = QUIET.test(before) && (suffix !== '' || QUIET.test(after));
	// A figure of another shape, such as a number of a file or a year with its sign, is a text.
	if (!laid.plain || !quiet) {
		const sign = isNegative && !writesSign ? '-' : '';
		return { text: (sign + laid.text).trim(), ...(differs && { differs }) };
	}
	const text = plan.pads && !moved.includes('.') ? padded(moved, plan.digits) : moved;
	return {
		text: text + suffix,
		...(rounded !== moved && { rounded: rounded + suffix }),
		...(differs && { differs })
	};
}

/** Nothing but literals: what they say is shown instead of the number. A dash is a zero. */
function withoutDigits(exact: string, section: PlannedSection): ShownNumber {
	if (section.pieces.some(({ is }) => is === 'text')) return { text: exact };
	const text = literals(section).trim();
	const isZero = Number(exact) === 0;
	if (isZero && /^[-–—]+$/.test(text)) return { text: '0' };
	return { text, ...(!isZero && { differs: true }) };
}

function padded(decimal: string, digits: number): string {
	return /^\d+$/.test(decimal) ? decimal.padStart(digits, '0') : decimal;
}
