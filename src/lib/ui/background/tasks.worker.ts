/**
 * The one worker file of the pages: it loads the task that its name tells. A file for each task would
 * bring its own copy of the modules that all share, and a first visit would load each of them.
 */
import type { Task } from './start-task';

const TASKS: Readonly<Record<Task, () => Promise<unknown>>> = {
	rules: () => import('./rules-task'),
	proof: () => import('./proof-task'),
	reading: () => import('./reading-task'),
	learning: () => import('./learning-task'),
	writing: () => import('./writing-task')
};

/** What comes before the task listens. */
const early: unknown[] = [];
const keep = (event: MessageEvent): void => void early.push(event.data);
self.addEventListener('message', keep);

TASKS[self.name as Task]().then(() => {
	self.removeEventListener('message', keep);
	for (const data of early) self.dispatchEvent(new MessageEvent('message', { data }));
}, self.reportError);
