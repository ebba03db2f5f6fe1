/** Keys of a spreadsheet that the library lacks, or that must go to the book instead. */
import type { Entry, GridCell, GridEvents, RowAction, SelectedBlock } from './grid-port';
import type { Hot } from './handsontable-modules';

export interface ShortcutTarget {
	readonly events: GridEvents;
	selected(): SelectedBlock | undefined;
	cell(line: number, column: number): GridCell | undefined;
	/** Folds what stands under a line, or opens it. */
	fold(line: number, isFolded: boolean): void;
	/** Opens the filters of a column. */
	columnMenu(line: number, column: number): void;
}

const GROUP = 'hebian';

/** The library names keys by their place on the keyboard: '=' is `equal`, '-' is `minus`. */
const ROW_KEYS: readonly (readonly [keys: string[][], action: RowAction])[] = [
	[
		[
			['Control/Meta', 'Shift', 'equal'],
			['Control/Meta', 'add']
		],
		'insert-above'
	],
	[
		[
			['Control/Meta', 'minus'],
			['Control/Meta', 'subtract']
		],
		'remove'
	],
	[[['Alt', 'Shift', 'ArrowUp']], 'move-up'],
	[[['Alt', 'Shift', 'ArrowDown']], 'move-down']
];

type AddKeys = (keys: string[][], callback: () => void) => void;

export function addGridShortcuts(hot: Hot, target: ShortcutTarget): void {
	const grid = hot.getShortcutManager().getContext('grid')!;
	const { events } = target;
	const add: AddKeys = (keys, callback) =>
		grid.addShortcut({ keys, callback: () => callback(), group: GROUP });
	add([['Control/Meta', 'z']], () => events.undo());
	add(
		[
			['Control/Meta', 'y'],
			['Control/Meta', 'Shift', 'z']
		],
		() => events.redo()
	);
	add([['Control/Meta', 'd']], () => fill(target, 'down'));
	add([['Control/Meta', 'r']], () => fill(target, 'right'));
	addAtActive(hot, target, add);
}

/** Keys that concern the active cell, its line or its column. */
function addAtActive(hot: Hot, target: ShortcutTarget, add: AddKeys): void {
	const { events } = target;
	const atActive = (run: (block: SelectedBlock) => void) => () => {
		const block = target.selected();
		if (block) run(block);
	};
	add(
		[['Alt', 'Shift', 'ArrowLeft']],
		atActive(({ line }) => target.fold(line, true))
	);
	add(
		[['Alt', 'Shift', 'ArrowRight']],
		atActive(({ line }) => target.fold(line, false))
	);
	add(
		[['Control/Meta', 'Shift', 'l']],
		atActive(({ line, column }) => target.columnMenu(line, column))
	);
	// As in Excel: the list of a cell.
	add(
		[['Alt', 'ArrowDown']],
		atActive(({ line, column }) => {
			const cell = target.cell(line, column);
			if (!cell?.hasList || cell.lock) return;
			// Without this mode an editor opens empty, and Enter would clear the cell.
			hot.getActiveEditor()?.enableFullEditMode();
			hot.getActiveEditor()?.beginEditing();
		})
	);
	for (const [keys, action] of ROW_KEYS) {
		add(keys, () => {
			const block = target.selected();
			if (block && events.rowActions(block).includes(action)) events.rowAction(action, block);
		});
	}
}

/** Ctrl+D and Ctrl+R: the first line or column of the selection over the rest; of one cell, its neighbour. */
function fill(target: ShortcutTarget, way: 'down' | 'right'): void {
	const selected = target.selected();
	if (!selected) return;
	const down = way === 'down';
	const single = down ? selected.top === selected.bottom : selected.left === selected.right;
	const top = single && down ? selected.top - 1 : selected.top;
	const left = single && !down ? selected.left - 1 : selected.left;
	const entries: Entry[] = [];
	for (let line = down ? top + 1 : selected.top; line <= selected.bottom; line++) {
		for (let column = down ? selected.left : left + 1; column <= selected.right; column++) {
			const source = target.cell(down ? top : line, down ? column : left);
			const cell = target.cell(line, column);
			if (source && cell && !cell.lock) entries.push({ line, column, cell, text: source.exact });
		}
	}
	if (entries.length > 0) target.events.write(entries, 'filled');
}
