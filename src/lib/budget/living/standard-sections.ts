/**
 * Standard texts of the narrative's sections: what the format writes of them, with living figures.
 * What only people know (reasons, procurement, assets) is left to them.
 */
import { formatOfReader } from '$lib/formats/book-format';
import type { Format } from '$lib/formats/format';
import { tableNamed } from '$lib/formats/format-tables';
import type { PackSection } from '$lib/formats/pack-schema';
import { parseAddress, type Address } from '../address/address';
import { bareLabel } from '../values/row-label';
import { livingCell, printLivingFigure } from './living-figure';
import { printLiving } from './living-print';
import type { LivingReader } from './living-reader';

/** Where a person has to write why. */
export const REASON_TO_WRITE = '【原因】';

type Part = NonNullable<PackSection['text']>[number];
type Each = Extract<Part, { readonly each: unknown }>;

/** The text of a section with its living figures; `undefined` where its tables are not filled in. */
export function standardSection(id: string, reader: LivingReader): string | undefined {
	const format = formatOfReader(reader);
	const section = format.sections.find((one) => one.id === id);
	return section?.text && new Writing(reader, format).section(section.needs ?? [], section.text);
}

class Writing {
	constructor(
		readonly reader: LivingReader,
		readonly format: Format
	) {}

	section(needs: readonly string[], parts: readonly Part[]): string | undefined {
		if (needs.some((cell) => !this.#isKnown(cell))) return undefined;
		return parts.map((part) => this.#part(part)).join('');
	}

	#part(part: Part): string {
		if (typeof part === 'string') return part;
		if ('change' in part && !('each' in part))
			return this.#change(part.change, part.reason !== false);
		return this.#each(part as Each);
	}

	/** Once for each row or column that holds something other than zero. */
	#each({ each, cell, text, change, join }: Each): string {
		return this.#subjects(each, cell)
			.map((names) => {
				const filled = (words: string): string =>
					words.replace(/\{(label|code|key)\}/g, (_, name: keyof Subject) => names[name]);
				const address = filled(cell);
				if (this.#amount(address) === 0) return '';
				return filled(text) + (change ? this.#change(address, false) : '');
			})
			.filter((said) => said !== '')
			.join(join);
	}

	#subjects(each: Each['each'], cell: string): Subject[] {
		if ('list' in each)
			return (this.format.lists.get(each.list)?.entries ?? []).map(({ label, code = '' }) => ({
				...{ label, code },
				key: code || label
			}));
		if ('rows' in each)
			return each.rows.map((label) => ({ label, code: '', key: bareLabel(label) }));
		const table = tableNamed(this.format, cell.slice(0, cell.indexOf('[')));
		const year = String(this.reader.head('year'));
		return each.columns.map((key) => {
			const title = table?.columns.find(({ id }) => id === key)?.title ?? key;
			return { label: title.replaceAll('{year}', year), code: '', key };
		});
	}

	/** The comparison with last year where that is known, and where the reason goes. */
	#change(cell: string, reason: boolean): string {
		const address = this.#address(cell);
		if (!address) return '';
		const figure = livingCell(address, '比上年');
		const said = printLiving(figure, this.reader);
		if (!said.ok) return '';
		const why = reason && said.text !== '与上年相同' ? `，主要原因是${REASON_TO_WRITE}` : '';
		return `，${printLivingFigure(figure)}${why}`;
	}

	#isKnown(cell: string): boolean {
		const address = this.#address(cell);
		return address !== undefined && printLiving(livingCell(address), this.reader).ok;
	}

	#amount(cell: string): number {
		const address = this.#address(cell);
		if (address?.kind !== 'table' || !address.row || address.row === '*') return 0;
		const { table, row, column } = address;
		const found = column === undefined ? undefined : this.reader.rowNamed(table, column, row);
		const value = found === undefined ? undefined : this.reader.value(found, column!);
		return typeof value === 'number' ? value : 0;
	}

	#address(cell: string): Address | undefined {
		const parsed = parseAddress(cell, this.format);
		return parsed.ok ? parsed.address : undefined;
	}
}

interface Subject {
	readonly label: string;
	readonly code: string;
	readonly key: string;
}
