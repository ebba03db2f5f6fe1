/** What a Word document draws: people see it, and it is no text. */
import type { Attributes } from '../office/xml-part';
import type { Aside } from './aside';

/** @param isObject inside of an embedded object, whose picture is no picture of its own */
export function drawnAside(
	name: string,
	attributes: Attributes,
	isObject: boolean
): Aside | undefined {
	switch (name) {
		case 'w:object':
			return { kind: 'unread', expected: 'embedded-object' };
		case 'pic:pic':
			return { kind: 'unread', expected: 'picture' };
		case 'v:imagedata':
			return isObject ? undefined : { kind: 'unread', expected: 'picture' };
		case 'c:chart':
		case 'cx:chart':
			return { kind: 'margin-text', expected: 'chart', ...relation(attributes['r:id']) };
		case 'dgm:relIds':
			return { kind: 'unread', expected: 'diagram', ...relation(attributes['r:dm']) };
		case 'v:textpath':
			return { kind: 'unread', expected: 'wordart', found: attributes.string ?? '' };
		case 'w:subDoc':
			return { kind: 'unread', expected: 'embedded-document', ...relation(attributes['r:id']) };
		case 'w:control':
			return { kind: 'unread', expected: 'control' };
		case 'w:contentPart':
			return { kind: 'unread', expected: 'drawing' };
	}
	return undefined;
}

const relation = (id: string | undefined) => (id === undefined ? {} : { relation: id });
