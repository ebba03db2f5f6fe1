/** The row menu: Hebian's own items only, shown where the table allows them. */
import type { GridEvents, GridWords, RowAction, SelectedBlock } from './grid-port';

const ROW_ACTIONS: readonly (readonly RowAction[])[] = [
	['insert-above', 'insert-below'],
	['move-up', 'move-down'],
	['remove']
];

interface MenuItem {
	readonly name?: string;
	readonly hidden?: () => boolean;
	readonly callback?: () => void;
}

interface MenuTarget {
	selected(): SelectedBlock | undefined;
	/** Absent where the browser does not hand out the clipboard. */
	readonly pasteTransposed: (() => void) | undefined;
}

export function contextMenuOf(
	words: GridWords,
	events: GridEvents,
	{ selected, pasteTransposed }: MenuTarget
): { items: Record<string, MenuItem> } {
	const allowed = (action: RowAction): boolean => {
		const block = selected();
		return block !== undefined && events.rowActions(block).includes(action);
	};
	const isNowhere = () => selected() === undefined;
	const items: Record<string, MenuItem> = {
		cut: { name: words.cut },
		copy: { name: words.copy },
		transposed: {
			name: words.pasteTransposed,
			hidden: () => isNowhere() || !pasteTransposed,
			callback: () => pasteTransposed?.()
		},
		...cellItems(words, events, isNowhere)
	};
	ROW_ACTIONS.forEach((group, i) => {
		items[`line${i}`] = {
			name: '---------',
			hidden: () => !group.some(allowed)
		};
		for (const action of group) {
			items[action] = {
				name: words.actions[action],
				hidden: () => !allowed(action),
				callback: () => {
					const block = selected();
					if (block) events.rowAction(action, block);
				}
			};
		}
	});
	return { items };
}

/** What can be done with the selected cells. */
function cellItems(
	words: GridWords,
	events: GridEvents,
	isNowhere: () => boolean
): Record<string, MenuItem> {
	return {
		comment: {
			name: words.comment,
			hidden: () => isNowhere() || !events.mayComment(),
			callback: () => events.comment()
		},
		totals: {
			name: words.computeTotals,
			hidden: () => isNowhere() || !events.hasTotals(),
			callback: () => events.computeTotals()
		},
		uses: {
			name: words.whereUsed,
			hidden: isNowhere,
			callback: () => events.showBeside('uses')
		},
		history: {
			name: words.history,
			hidden: isNowhere,
			callback: () => events.showBeside('history')
		}
	};
}
