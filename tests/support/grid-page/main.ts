/** Shows one grid over a book in memory; tests drive it through `window.gridPage`. */
import { flushSync, mount } from 'svelte';
import type { Book } from '../../../src/lib/budget/book/book';
import type { Identity } from '../../../src/lib/collab/room/identity';
import { Findings } from '../../../src/lib/ui/state/findings.svelte';
import { keepFocus } from '../../../src/lib/ui/state/focus-return';
import { Selection } from '../../../src/lib/ui/state/selection.svelte';
import '../../../src/lib/ui/theme/tokens.css';
import { MemorySession } from '../memory-session';
import GridPage from './GridPage.svelte';

const wanted = new URLSearchParams(location.search);
const response = await fetch('/book.json');
const book = (await response.json()) as Book;
const unit = wanted.get('unit');
const identity: Identity | undefined = unit
	? { id: 'k1', name: '李伟', role: 'clerk', unit }
	: undefined;
const session = new MemorySession(book, {
	...(identity && { identity }),
	later: (run) => requestAnimationFrame(run)
});
const findings = new Findings();
const selection = new Selection();
if (wanted.get('theme')) document.documentElement.dataset.theme = wanted.get('theme')!;
Object.assign(window, { gridPage: { session, findings, selection } });
performance.mark('opening');
keepFocus(document);
mount(GridPage, {
	target: document.getElementById('page')!,
	props: { session, findings, selection, wanted }
});
flushSync();
performance.measure('grid-open', 'opening');
