/** Starts work beside the page, so that it never holds up typing. */

/** Each is a module of this folder that listens to messages, and answers by messages. */
export type Task = 'rules' | 'proof' | 'reading' | 'learning' | 'writing';

/** A worker of its own; whoever started it ends it. A task that cannot be loaded is told by `onerror`. */
export const startTask = (task: Task): Worker =>
	new Worker(new URL('./tasks.worker.ts', import.meta.url), { type: 'module', name: task });
