/** Words of the list of what can be undone. */
import type { Catalogue } from './index';

const zh = {
	open: '最近的操作',
	title: '撤销',
	hint: '选中的一步和它之后的各步一起撤销',
	undo: (steps: number) => `撤销 ${steps} 步`,
	undone: (steps: number) => `已撤销 ${steps} 步`,
	cell: (place: string, before: string, after: string) => `${place}：${before} → ${after}`,
	cells: (place: string, cells: number) => `${place} 等 ${cells} 格`,
	prose: (place: string) => `${place} 的文字`,
	inserted: (rows: number) => `插入 ${rows} 行`,
	removed: (rows: number) => `删除 ${rows} 行`,
	moved: '移动一行',
	setting: (name: string) => `本册资料：${name}`,
	settled: '处理冲突',
	head: '说明和资料',
	blank: '（空）',
	goneRow: '已删除的行',
	and: '，',
	more: (steps: number) => `还有 ${steps} 步更早的`
};

const en: typeof zh = {
	open: 'Recent edits',
	title: 'Undo',
	hint: 'The chosen step is undone with all that came after it',
	undo: (steps) => `Undo ${steps} steps`,
	undone: (steps) => `${steps} steps undone`,
	cell: (place, before, after) => `${place}: ${before} → ${after}`,
	cells: (place, cells) => `${place} and others, ${cells} cells`,
	prose: (place) => `Text of ${place}`,
	inserted: (rows) => `${rows} rows inserted`,
	removed: (rows) => `${rows} rows deleted`,
	moved: 'A row moved',
	setting: (name) => `Book data: ${name}`,
	settled: 'A conflict settled',
	head: 'Explanations and data',
	blank: '(blank)',
	goneRow: 'a deleted row',
	and: ', ',
	more: (steps) => `${steps} earlier steps`
};

export type UndoWords = typeof zh;
export const undoWords: Catalogue<UndoWords> = { zh, en };
