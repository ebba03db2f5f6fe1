/** The body of a Word document as paragraphs and tables, in order, as a reader sees them. */
import { TEXT_MARKS } from '$lib/budget/values/text-mark';
import { joinsNumbers } from '../disclosure/number-token';
import { raisedWords } from '../note-marks';
import type { Attributes, XmlHandlers } from '../office/xml-part';
import { addAside, type Aside } from './aside';
import { DrawingChoice } from './drawing-choice';
import { drawnAside } from './drawn-aside';
import { DELETIONS, MEASURES, SKIPPED, TEXTS } from './element-names';
import { Equation } from './equation';
import { FieldState } from './field-state';
import { markedBlocks } from './marked-blocks';
import type { Numbering } from './numbering';
import { OpenTable } from './open-table';
import { isRaised, isShade, takeRunLook, unseenReason, type RunLook } from './run-look';
import {
	asidesOf,
	emptyParagraph,
	emptyStory,
	plainText,
	withoutAsides,
	type DocumentBlock,
	type OpenText,
	type Story
} from './story';
import { symbolOf } from './symbols';

/** Characters of the text before a mark that tell where it stood. */
const BEFORE = 20;

export class DocumentBody implements XmlHandlers {
	readonly prefixed = true;
	/** What was taken as other characters than the file has. */
	translated = '';
	readonly #stories: Story[] = [emptyStory()];
	readonly #looks: RunLook[] = [];
	readonly #path: string[] = [];
	readonly #choice = new DrawingChoice();
	readonly #fields = new FieldState();
	readonly #notes: Record<string, number> = {};
	#equation: Equation | undefined;
	#skipping = 0;
	#deleted = 0;
	#ruby = 0;
	#objects = 0;
	#properties = 0;
	#cells = 0;

	constructor(readonly numbering: Numbering | undefined) {}

	get blocks(): DocumentBlock[] {
		return markedBlocks(this.#stories[0].read, this.numbering?.styles);
	}

	get #story(): Story {
		return this.#stories[this.#stories.length - 1];
	}
	get #paragraph(): OpenText | undefined {
		return this.#story.paragraphs.at(-1);
	}

	open(name: string, attributes: Attributes): void {
		if (this.#skipping > 0 || SKIPPED.has(name) || this.#choice.isOther(name)) {
			this.#skipping++;
			return;
		}
		this.#path.push(name);
		if (DELETIONS.has(name)) this.#deleted++;
		else if (name === 'w:rt') this.#ruby++;
		else if (name === 'w:object') this.#objects++;
		if (name === 'm:oMath' && !this.#equation) this.#equation = new Equation();
		this.#equation?.open(name, attributes['m:val']);
		if (this.#properties > 0 && name !== 'w:pPr') return this.#property(name, attributes);
		this.#content(name, attributes);
		const look = this.#looks.at(-1);
		if (look && this.#path.at(-2) === 'w:rPr') takeRunLook(look, name, attributes);
	}

	#content(name: string, attributes: Attributes): void {
		switch (name) {
			case 'w:p':
				this.#story.paragraphs.push(emptyParagraph());
				return;
			case 'w:pPr':
				this.#properties++;
				return;
			case 'w:r':
			case 'm:r':
				this.#looks.push({ marks: new Set() });
				return;
			case 'w:fldChar':
				return this.#fields.mark(attributes['w:fldCharType']);
			case 'w:footnoteReference':
			case 'w:endnoteReference':
				return this.#note(name);
			case 'w:txbxContent':
				this.#stories.push(emptyStory());
				return;
			case 'w:altChunk':
				return this.#embedded(attributes['r:id'] ?? '');
			case 'w:tbl':
				this.#story.tables.push(new OpenTable(() => ++this.#cells));
				return;
			default:
				return this.#inRun(name, attributes);
		}
	}

	#inRun(name: string, attributes: Attributes): void {
		switch (name) {
			case 'w:t':
				return this.#number();
			case 'w:tab':
			case 'w:ptab':
				return this.#say('\t');
			case 'w:br':
			case 'w:cr':
				return this.#say('\n');
			case 'w:noBreakHyphen':
				return this.#say('-');
			case 'w:sym':
				return this.#symbol(attributes['w:font'] ?? '', attributes['w:char'] ?? '');
			default:
				return this.#other(name, attributes);
		}
	}

	#other(name: string, attributes: Attributes): void {
		this.#fields.property(name, attributes);
		const aside = drawnAside(name, attributes, this.#objects > 0);
		if (aside) this.#aside(this.#deleted > 0 ? { ...aside, kind: 'unseen' } : aside);
		if (name !== 'w:shd' || this.#path.at(-2) === 'w:tcPr')
			this.#story.tables.at(-1)?.open(name, attributes);
	}

	text(text: string): void {
		if (this.#skipping > 0) return;
		const name = this.#path.at(-1) ?? '';
		if (TEXTS.has(name)) {
			if (this.#ruby > 0) this.#aside({ kind: 'unread', found: text, expected: 'ruby' });
			else if (this.#equation && this.#unseen() === undefined) this.#equation.text(text);
			else this.#run(text);
		} else if (text.trim() !== '' && !MEASURES.test(name))
			this.#aside({ kind: 'unread', found: text, expected: name === 'a:t' ? 'drawing' : 'text' });
	}

	close(name: string): void {
		if (this.#skipping > 0) {
			this.#skipping--;
			return;
		}
		this.#path.pop();
		if (DELETIONS.has(name)) this.#deleted--;
		else if (name === 'w:rt') this.#ruby--;
		else if (name === 'w:object') this.#objects--;
		if (this.#equation?.close(name)) this.#endEquation();
		const table = this.#story.tables.at(-1);
		switch (name) {
			case 'mc:AlternateContent':
				return this.#choice.close();
			case 'w:r':
			case 'm:r':
				return void this.#looks.pop();
			case 'w:pPr':
				this.#properties--;
				return;
			case 'w:p':
				return this.#endParagraph();
			case 'w:tc':
				return table?.endCell();
			case 'w:tr':
				return table?.endRow();
			case 'w:tbl':
				return this.#endTable();
			case 'w:txbxContent':
				return this.#endBox();
			case 'w:checkBox':
			case 'w:ddList':
				return this.#put(this.#fields.shown(name) ?? '');
		}
	}

	/** Text of a run: words, the mark of a note, or something that nobody sees. */
	#run(text: string): void {
		const look = this.#looks.at(-1);
		if (look?.symbols) {
			this.translated += text;
			for (const c of text) this.#symbol(look.symbols, c.charCodeAt(0).toString(16));
		} else if (look && isRaised(look, this.numbering?.styles)) this.#raised(text);
		else this.#say(text);
	}

	#raised(text: string): void {
		const before = this.#paragraph?.text ?? '';
		const words = raisedWords(before, text);
		const kept = before.slice(-BEFORE);
		if (words !== undefined && words !== text) this.translated += text;
		if (words === undefined && this.#unseen() === undefined)
			this.#aside({ kind: 'note-mark', found: text.trim(), kept });
		else this.#say(joinsNumbers(before, words ?? text) ? ` ${words ?? text}` : (words ?? text));
	}

	/** @param code in hexadecimal */
	#symbol(font: string, code: string): void {
		const drawn = symbolOf(font, parseInt(code, 16));
		this.#number();
		if (drawn !== undefined) this.#say(drawn);
		else this.#aside({ kind: 'unread', found: `${font} ${code}`, expected: 'symbol' });
	}

	/** The number that Word counts for a footnote or an endnote. */
	#note(name: string): void {
		this.#notes[name] = (this.#notes[name] ?? 0) + 1;
		const kept = (this.#paragraph?.text ?? '').slice(-BEFORE);
		this.#aside({ kind: 'note-mark', found: String(this.#notes[name]), kept });
	}

	#endEquation(): void {
		const { line, isSimple } = this.#equation!;
		this.#equation = undefined;
		this.#number();
		this.#say(line);
		if (!isSimple) this.#aside({ kind: 'unread', found: line, expected: 'equation' });
	}

	/** Why nobody sees what is said now. */
	#unseen(): string | undefined {
		if (this.#deleted > 0) return 'deleted';
		if (this.#fields.isCode) return 'field-code';
		const paragraph = this.#paragraph;
		const isShaded = paragraph?.isShaded || this.#story.tables.at(-1)?.isShaded;
		const look = this.#looks.at(-1);
		return look && unseenReason(look, paragraph?.style, isShaded ?? false, this.numbering?.styles);
	}

	#say(text: string): void {
		const reason = this.#unseen();
		if (reason === undefined) this.#put(text);
		else if (text.trim() !== '') this.#aside({ kind: 'unseen', found: text, expected: reason });
	}

	#put(text: string): void {
		const paragraph = this.#paragraph;
		if (!paragraph) {
			if (text.trim() !== '') this.#aside({ kind: 'unread', found: text, expected: 'text' });
			return;
		}
		const marks = this.#looks.at(-1)?.marks;
		paragraph.text += text;
		paragraph.runs.push({ text, marks: TEXT_MARKS.filter((mark) => marks?.has(mark)) });
	}

	#aside(aside: Aside): void {
		const { paragraphs, tables, read } = this.#story;
		const paragraph = paragraphs.at(-1);
		if (paragraph) addAside(paragraph.asides, aside);
		else if (tables.length > 0) tables[tables.length - 1].aside(aside);
		else read.push({ kind: 'paragraph', text: '', runs: [], asides: [aside] });
	}

	#number(): void {
		const paragraph = this.#paragraph;
		if (!paragraph || paragraph.numbered || this.#unseen() !== undefined) return;
		paragraph.numbered = true;
		paragraph.number = this.numbering?.next(paragraph);
		paragraph.numberAt = paragraph.runs.length;
		paragraph.text += paragraph.number?.text ?? '';
	}

	#property(name: string, attributes: Attributes): void {
		const paragraph = this.#paragraph;
		if (!paragraph) return;
		const value = attributes['w:val'];
		if (name === 'w:pStyle') paragraph.style = value;
		else if (name === 'w:numId') paragraph.num = value;
		else if (name === 'w:ilvl') paragraph.level = Number(value) || 0;
		else if (name === 'w:shd') paragraph.isShaded ||= isShade(name, attributes);
	}

	#embedded(relation: string): void {
		const { tables, read } = this.#story;
		if (tables.length === 0) read.push({ kind: 'embedded', relation });
		else this.#aside({ kind: 'unread', relation, expected: 'embedded-document' });
	}

	#endParagraph(): void {
		const { paragraphs, tables, read } = this.#story;
		const paragraph = paragraphs.pop();
		if (!paragraph) return;
		this.#fields.endParagraph();
		const { text, asides, after } = paragraph;
		const table = tables.at(-1);
		if (table?.cell) {
			table.cell.text += table.cell.text === '' ? text : `\n${text}`;
			for (const aside of asides) table.aside(aside);
		} else if (paragraphs.length === 0 || text.trim() !== '') read.push(paragraph, ...after);
		else for (const aside of asides) this.#aside(aside);
	}

	/** A table inside a cell is read as that cell's text. */
	#endTable(): void {
		const { tables, read } = this.#story;
		const table = tables.pop()?.end();
		if (!table) return;
		const outer = tables.at(-1);
		if (!outer?.cell) {
			read.push(table);
			return;
		}
		const texts = table.rows.map((row) => row.map((cell) => cell.text).join(' '));
		outer.cell.text = [outer.cell.text, ...texts].filter((text) => text !== '').join('\n');
		for (const { aside } of table.asides) outer.aside(aside);
	}

	/** The words of a text box stand behind the paragraph that it is anchored in; in a cell that has others they are told. */
	#endBox(): void {
		const { read } = this.#stories.pop()!;
		const found = read
			.map(plainText)
			.filter((text) => text !== '')
			.join('\n');
		for (const aside of read.flatMap(asidesOf)) this.#aside(aside);
		const paragraph = this.#paragraph;
		if (found === '') return;
		const cell = this.#story.tables.at(-1)?.cell;
		if (cell && paragraph && cell.text + paragraph.text === '') this.#put(found);
		else if (cell || !paragraph) {
			this.#aside({ kind: 'unread', found, expected: 'box-in-cell' });
			return;
		} else paragraph.after.push(...read.map(withoutAsides));
		this.#aside({ kind: 'text-box', found });
	}
}
