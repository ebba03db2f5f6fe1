/** What lies over the cells of a sheet: text boxes, charts, pictures, comments. None of it is a cell. */
import { relationshipsOf } from '../office/relationships';
import { readXmlPart, type Attributes } from '../office/xml-part';
import type { ZipArchive } from '../office/zip-archive';
import { parseCellReference } from './cell-reference';
import type { SheetNote } from './sheet';

export function surroundingsOf(archive: ZipArchive, part: string): SheetNote[] {
	return relationshipsOf(archive, part).flatMap(({ type, part: target }): SheetNote[] => {
		if (target === undefined) return [];
		if (type === 'drawing') return drawingNotes(archive, target);
		if (type === 'comments' || type === 'threadedComment')
			return commentNotes(archive, target, type);
		if (type === 'ctrlProp') return [{ kind: 'unread', expected: 'control' }];
		return [];
	});
}

/** A sheet that is one chart. */
export function chartSheetNotes(archive: ZipArchive, part: string): SheetNote[] {
	const notes = surroundingsOf(archive, part);
	return notes.length > 0 ? notes : [{ kind: 'unread', expected: 'chart' }];
}

/** Each object of a drawing at the cell where it begins. */
function drawingNotes(archive: ZipArchive, part: string): SheetNote[] {
	const drawing = new Drawing(archive, part);
	readXmlPart(archive, part, drawing);
	return drawing.notes;
}

class Drawing {
	readonly notes: SheetNote[] = [];
	readonly #charts: ReadonlyMap<string, string>;
	#at = { row: 1, column: 0 };
	#isCorner = false;
	#in: 'row' | 'col' | 't' | undefined;
	#lines = [''];

	constructor(
		readonly archive: ZipArchive,
		part: string
	) {
		this.#charts = new Map(
			relationshipsOf(archive, part).flatMap(({ id, type, part: target }) =>
				/^chart/.test(type) && target !== undefined ? [[id, target] as const] : []
			)
		);
	}

	open(name: string, attributes: Attributes): void {
		if (/^(?:twoCell|oneCell|absolute)Anchor$/.test(name)) this.#at = { row: 1, column: 0 };
		else if (name === 'from') this.#isCorner = true;
		else if (this.#isCorner && (name === 'row' || name === 'col')) this.#in = name;
		else if (name === 'txBody') this.#lines = [''];
		else if (name === 't') this.#in = name;
		else if (name === 'pic') this.#note('picture');
		else if (name === 'chart') this.#noteChart(attributes);
	}

	text(text: string): void {
		if (this.#in === 'row') this.#at.row = Number(text) + 1;
		else if (this.#in === 'col') this.#at.column = Number(text);
		else if (this.#in === 't') this.#lines.push(this.#lines.pop() + text);
	}

	close(name: string): void {
		this.#in = undefined;
		if (name === 'from') this.#isCorner = false;
		else if (name === 'p') this.#lines.push('');
		else if (name === 'txBody') {
			const words = this.#lines.map((line) => line.trim()).filter((line) => line !== '');
			if (words.length > 0) this.#note('drawing', words.join('\n'));
		}
	}

	#noteChart(attributes: Attributes): void {
		const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1];
		const part = this.#charts.get(id ?? '');
		const title = part === undefined ? '' : chartTitle(this.archive, part);
		this.#note('chart', title);
	}

	#note(expected: string, found = ''): void {
		this.notes.push({ kind: 'unread', expected, ...(found && { found }), ...this.#at });
	}
}

function chartTitle(archive: ZipArchive, part: string): string {
	let title = '';
	let [depth, inText] = [0, false];
	readXmlPart(archive, part, {
		open(name) {
			if (name === 'title') depth++;
			else if (name === 't') inText = depth > 0;
		},
		text(text) {
			if (inText) title += text;
		},
		close(name) {
			if (name === 'title') depth--;
			else if (name === 't') inText = false;
		}
	});
	return title.trim();
}

function commentNotes(archive: ZipArchive, part: string, type: string): SheetNote[] {
	const notes: SheetNote[] = [];
	const element = type === 'comments' ? 'comment' : 'threadedComment';
	let at: ReturnType<typeof parseCellReference>;
	let text = '';
	let inText = false;
	readXmlPart(archive, part, {
		open(name, attributes) {
			if (name === element) {
				at = parseCellReference(attributes.ref ?? '');
				text = '';
			} else if (name === 't' || (name === 'text' && element === 'threadedComment')) inText = true;
		},
		text(piece) {
			if (inText) text += piece;
		},
		close(name) {
			if (name === 't' || name === 'text') inText = false;
			else if (name === element && text.trim() !== '')
				notes.push({
					kind: 'margin-text',
					found: text.trim(),
					...(at && { row: at.row + 1, column: at.column })
				});
		}
	});
	return notes;
}
