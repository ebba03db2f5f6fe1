/** How a run of text looks, as far as that tells whether people see it and what it is. */
import type { TextMark } from '$lib/budget/values/text-mark';
import type { Attributes } from '../office/xml-part';
import { isSymbolFont } from './symbols';

/** What a run, or a style, says of its text. */
export interface RunSays {
	vanish?: boolean;
	raised?: boolean;
	white?: boolean;
	shaded?: boolean;
	tiny?: boolean;
}
/** What styles say of their text. */
export interface StyleRuns {
	runOf(style: string | undefined): RunSays;
}
export interface RunLook extends RunSays {
	readonly marks: Set<TextMark>;
	style?: string;
	/** A font whose letters are pictures. */
	symbols?: string;
}

/** Half points: nobody reads smaller text. */
const TINY = 4;
/** Half points: text that is lifted by so much is raised. */
const LIFTED = 4;

/** Takes what a property says; `false` where it is none of these. */
export function takeRunProperty(to: RunSays, name: string, attributes: Attributes): boolean {
	const value = attributes['w:val'];
	switch (name) {
		// Text that is hidden on the web only (w:webHidden) is on paper.
		case 'w:vanish':
		case 'w:specVanish':
			to.vanish = isOn(value);
			return true;
		case 'w:vertAlign':
			to.raised = value === 'superscript';
			return true;
		case 'w:position':
			to.raised ??= Number(value) >= LIFTED;
			return true;
		case 'w:color':
			to.white =
				value?.toUpperCase() === 'FFFFFF' ||
				(attributes['w:themeColor'] === 'background1' && attributes['w:themeShade'] === undefined);
			return true;
		case 'w:shd':
		case 'w:highlight':
			to.shaded = isShade(name, attributes);
			return true;
		case 'w:sz':
			to.tiny = Number(value) <= TINY;
			return true;
	}
	return false;
}

export function takeRunLook(look: RunLook, name: string, attributes: Attributes): void {
	if (takeRunProperty(look, name, attributes)) return;
	const value = attributes['w:val'];
	if (name === 'w:rStyle') look.style = value;
	else if (name === 'w:b' && isOn(value)) look.marks.add('粗体');
	else if (name === 'w:u' && isOn(value)) look.marks.add('下划线');
	else if (name === 'w:rFonts') {
		const font = attributes['w:ascii'] ?? attributes['w:hAnsi'];
		if (isSymbolFont(font)) look.symbols = font;
	}
}

/** Whether a shade may be behind text: then white text is seen. */
export function isShade(name: string, attributes: Attributes): boolean {
	if (name === 'w:highlight') return attributes['w:val'] !== 'none';
	const fill = attributes['w:fill']?.toUpperCase() ?? 'AUTO';
	const isPlain = fill === 'AUTO' || fill === 'FFFFFF';
	return !isPlain || attributes['w:themeFill'] !== undefined;
}

/** Why nobody sees the text of a run; `undefined` where people do. */
export function unseenReason(
	look: RunLook,
	paragraphStyle: string | undefined,
	isShaded: boolean,
	styles: StyleRuns | undefined
): 'hidden' | 'white' | 'tiny' | undefined {
	const own = styles?.runOf(look.style) ?? {};
	const around = styles?.runOf(paragraphStyle) ?? {};
	// Of two styles that both hide, each takes back what the other does.
	const hides = look.vanish ?? (own.vanish ?? false) !== (around.vanish ?? false);
	if (hides) return 'hidden';
	const shaded = isShaded || look.shaded || own.shaded || around.shaded;
	if ((look.white ?? own.white ?? around.white) && !shaded) return 'white';
	return (look.tiny ?? own.tiny ?? around.tiny) ? 'tiny' : undefined;
}

export function isRaised(look: RunLook, styles: StyleRuns | undefined): boolean {
	return look.raised ?? styles?.runOf(look.style).raised ?? false;
}

export const isOn = (value: string | undefined): boolean =>
	value === undefined || !['0', 'false', 'off', 'none'].includes(value);
