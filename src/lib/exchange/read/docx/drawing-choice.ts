/** `mc:AlternateContent`: the same drawing in several forms, of which programs read the first that they know. */
export class DrawingChoice {
	/** Of each choice that is open, whether a form was taken. */
	readonly #open: boolean[] = [];

	/** Whether what opens is a form that was taken in another one already. */
	isOther(name: string): boolean {
		if (name === 'mc:AlternateContent') this.#open.push(false);
		if (name !== 'mc:Choice' && name !== 'mc:Fallback') return false;
		const isTaken = this.#open.at(-1) ?? name === 'mc:Fallback';
		if (this.#open.length > 0) this.#open[this.#open.length - 1] = true;
		return isTaken;
	}

	close(): void {
		this.#open.pop();
	}
}
