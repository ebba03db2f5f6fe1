/** Fields: what stands before their result is code, which nobody sees. */
import type { Attributes } from '../office/xml-part';

export class FieldState {
	/** Of each open field, whether its result has begun. */
	readonly #open: boolean[] = [];
	#choices: string[] = [];
	#chosen: number | undefined;
	#isTicked: boolean | undefined;

	get isCode(): boolean {
		return this.#open.includes(false);
	}

	mark(type: string | undefined): void {
		if (type === 'begin') this.#open.push(false);
		else if (type === 'separate' && this.#open.length > 0) this.#open[this.#open.length - 1] = true;
		else if (type === 'end') this.#open.pop();
	}

	/** Code that never ends would take the document with it. */
	endParagraph(): void {
		while (this.isCode) this.#open.splice(this.#open.lastIndexOf(false), 1);
	}

	/** Takes the state of a check box or a list of choices. */
	property(name: string, attributes: Attributes): void {
		const value = attributes['w:val'];
		const isOn = value === undefined || value === '1' || value === 'true' || value === 'on';
		if (name === 'w:checkBox') this.#isTicked = undefined;
		else if (name === 'w:checked') this.#isTicked = isOn;
		else if (name === 'w:default') {
			this.#isTicked ??= isOn;
			this.#chosen ??= Number(value) || 0;
		} else if (name === 'w:ddList') {
			this.#choices = [];
			this.#chosen = undefined;
		} else if (name === 'w:result') this.#chosen = Number(value) || 0;
		else if (name === 'w:listEntry') this.#choices.push(value ?? '');
	}

	/** What it shows, where that is drawn and not written. */
	shown(name: string): string | undefined {
		if (name === 'w:checkBox') return this.#isTicked ? '☑' : '□';
		return name === 'w:ddList' ? this.#choices[this.#chosen ?? 0] : undefined;
	}
}
