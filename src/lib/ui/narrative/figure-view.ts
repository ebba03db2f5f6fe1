/** A living figure in the editor: what it says now, as one thing that is selected and opened whole. */
import type { Node } from 'prosemirror-model';
import type { Decoration, NodeView } from 'prosemirror-view';
import type { PrintedFigure } from '$lib/budget/living/living-text';

export class FigureView implements NodeView {
	readonly dom = document.createElement('span');

	constructor(node: Node, decorations: readonly Decoration[]) {
		this.dom.className = 'living';
		this.update(node, decorations);
	}

	update(node: Node, decorations: readonly Decoration[]): boolean {
		if (node.type.name !== 'figure') return false;
		const source = String(node.attrs.source);
		const spec = decorations.map((d) => d.spec).find(({ said }) => said !== undefined);
		const figure: PrintedFigure | undefined = spec?.mark.figure;
		const known = figure?.source === source;
		this.dom.textContent = known ? spec!.said : source.slice(2, -2);
		this.dom.title = source.slice(2, -2);
		this.dom.classList.toggle('failed', known && figure?.failure !== undefined);
		this.dom.dataset.living = source;
		return true;
	}

	ignoreMutation(): boolean {
		return true;
	}
	selectNode(): void {
		this.dom.classList.add('selected');
	}
	deselectNode(): void {
		this.dom.classList.remove('selected');
	}
}
