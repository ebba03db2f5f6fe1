/** What the styles of a Word document say of their paragraphs. */
import { readXmlPart } from '../office/xml-part';
import type { ZipArchive } from '../office/zip-archive';
import { takeRunProperty, type RunSays } from './run-look';

interface Style {
	num?: string;
	level: number;
	/** From 0. */
	outline?: number;
	basedOn?: string;
	/** Of its text. */
	readonly run: RunSays;
}

/** How far styles may rest on each other. */
const DEEPEST = 10;

export class ParagraphStyles {
	readonly #styles = new Map<string, Style>();
	readonly #runs = new Map<string, RunSays>();

	/** @param part of the package that has the styles; `undefined`: none has */
	constructor(archive: ZipArchive, part: string | undefined) {
		let style: Style | undefined;
		/** Inside what holds for parts of a table only. */
		let parts = 0;
		if (part === undefined) return;
		readXmlPart(archive, part, {
			open: (name, attributes) => {
				const value = attributes['w:val'] ?? '';
				if (name === 'tblStylePr') parts++;
				if (parts > 0) return;
				if (name === 'style') {
					style = { level: 0, run: {} };
					this.#styles.set(attributes['w:styleId'] ?? '', style);
				} else if (!style) return;
				else if (name === 'name') style.outline ??= outlineOfName(value);
				else if (name === 'numId') style.num = value;
				else if (name === 'ilvl') style.level = Number(value) || 0;
				else if (name === 'outlineLvl') style.outline = Number(value) || 0;
				else if (name === 'basedOn') style.basedOn = value;
				else takeRunProperty(style.run, `w:${name}`, attributes);
			},
			close(name) {
				if (name === 'style') style = undefined;
				else if (name === 'tblStylePr') parts--;
			}
		});
	}

	/** The list that paragraphs of a style are in. */
	numberOf(id: string | undefined): { readonly num: string; readonly level: number } | undefined {
		const style = this.#first(id, ({ num }) => num !== undefined);
		return style && { num: style.num!, level: style.level };
	}

	/** How deep in the outline of the document, from 0; `undefined` of plain text. */
	outlineOf(id: string | undefined): number | undefined {
		const outline = this.#first(id, (style) => style.outline !== undefined)?.outline;
		return outline === undefined || outline >= BODY ? undefined : outline;
	}

	/** What a style and those it rests on say of their text, the nearest first. */
	runOf(id: string | undefined): RunSays {
		if (id === undefined) return {};
		const known = this.#runs.get(id);
		if (known) return known;
		const found: RunSays = {};
		let style = this.#styles.get(id);
		for (let i = 0; style && i < DEEPEST; i++) {
			Object.assign(found, { ...style.run, ...found });
			style = style.basedOn === undefined ? undefined : this.#styles.get(style.basedOn);
		}
		this.#runs.set(id, found);
		return found;
	}

	/** The first of a style and those it rests on that says so. */
	#first(id: string | undefined, says: (style: Style) => boolean): Style | undefined {
		let style = id === undefined ? undefined : this.#styles.get(id);
		for (let i = 0; style && !says(style) && i < DEEPEST; i++)
			style = style.basedOn === undefined ? undefined : this.#styles.get(style.basedOn);
		return style && says(style) ? style : undefined;
	}
}

/** 「outlineLvl 9」 is text. */
const BODY = 9;

/** 「heading 3」 is of the third level, whatever it looks like. */
function outlineOfName(name: string): number | undefined {
	const level = /^heading ([1-9])$/i.exec(name)?.[1];
	return level === undefined ? undefined : Number(level) - 1;
}
