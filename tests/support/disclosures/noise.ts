/** Noise as conversion and recognition make it, drawn from a source of chance that can be replayed. */

/** A whole number from 0 up to, not including, `sides`. */
export type Chance = (sides: number) => number;

export type Noise = (lines: readonly string[], chance: Chance) => string[];

/** Trailing tabs of some lines go. */
export const dropTrailingTabs: Noise = (lines, chance) =>
	lines.map((line) => (chance(2) === 0 ? line.replace(/\t+$/, '') : line));

/** Some lines get blank cells at the end. */
export const addTrailingTabs: Noise = (lines, chance) =>
	lines.map((line) =>
		line.includes('\t') && chance(3) === 0 ? line + '\t'.repeat(1 + chance(3)) : line
	);

/** Blank lines fall between lines: page breaks. */
export const breakPages: Noise = (lines, chance) =>
	lines.flatMap((line) => (chance(12) === 0 ? ['', line] : [line]));

/** Some lines begin a cell later. */
export const shiftRight: Noise = (lines, chance) =>
	lines.map((line) => (line.includes('\t') && chance(8) === 0 ? `\t${line}` : line));

/** A blank cell comes in somewhere. */
export const insertBlank: Noise = (lines, chance) =>
	lines.map((line) => {
		const cells = line.split('\t');
		if (cells.length < 3 || chance(8) !== 0) return line;
		cells.splice(1 + chance(cells.length - 1), 0, '');
		return cells.join('\t');
	});

const WIDE: Record<string, string> = { '(': '（', ')': '）', ':': '：', ',': '，', '%': '％' };

/** Punctuation and digits change their width. */
export const changeWidth: Noise = (lines, chance) =>
	lines.map((line) => {
		if (chance(6) !== 0) return line;
		return [...line]
			.map((c) => WIDE[c] ?? (/\d/.test(c) ? String.fromCharCode(c.charCodeAt(0) + 0xfee0) : c))
			.join('');
	});

/** Tags are left around some cells. */
export const leaveTags: Noise = (lines, chance) =>
	lines.map((line) => {
		const cells = line.split('\t');
		if (chance(15) !== 0) return line;
		return cells.map((cell) => (cell === '' ? cell : `<p>${cell}</p>`)).join('\t');
	});

/** The value at the end of some lines falls onto the next. */
export const wrapLastCell: Noise = (lines, chance) =>
	lines.flatMap((line) => {
		const cells = line.split('\t');
		if (cells.length < 4 || cells.at(-1) === '' || chance(15) !== 0) return [line];
		return [cells.slice(0, -1).join('\t') + '\t', '\t'.repeat(cells.length - 1) + cells.at(-1)];
	});

/** Any line at all is lost: what the rest says must still be kept. */
export const dropLines: Noise = (lines, chance) => lines.filter(() => chance(25) !== 0);

export const ALL_NOISE: Readonly<Record<string, Noise>> = {
	dropTrailingTabs,
	addTrailingTabs,
	breakPages,
	shiftRight,
	insertBlank,
	changeWidth,
	leaveTags,
	wrapLastCell,
	dropLines
};
