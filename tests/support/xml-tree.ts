/** XML read strictly, by a parser that is not ours: a document that is not well formed is an error. */
import { SaxesParser } from 'saxes';

export interface XmlElement {
	readonly name: string;
	readonly attributes: Readonly<Record<string, string>>;
	readonly children: (XmlElement | string)[];
}

export function parseXml(text: string): XmlElement {
	const top: XmlElement = { name: '', attributes: {}, children: [] };
	const open = [top];
	const parser = new SaxesParser();
	parser.on('error', (error) => {
		throw error;
	});
	parser.on('opentag', ({ name, attributes }) => {
		const element: XmlElement = { name, attributes, children: [] };
		open.at(-1)!.children.push(element);
		open.push(element);
	});
	parser.on('closetag', () => void open.pop());
	parser.on('text', (words) => void open.at(-1)!.children.push(words));
	parser.on('doctype', () => {
		throw new Error('a document type has no place here');
	});
	parser.write(text).close();
	return top.children.find((child): child is XmlElement => typeof child !== 'string')!;
}

/** All elements of that name below, in document order. */
export function elements(of: XmlElement, name: string): XmlElement[] {
	return of.children.flatMap((child) =>
		typeof child === 'string'
			? []
			: [...(child.name === name ? [child] : []), ...elements(child, name)]
	);
}

export function textOf(element: XmlElement): string {
	return element.children
		.map((child) => (typeof child === 'string' ? child : textOf(child)))
		.join('');
}
