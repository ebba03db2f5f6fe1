/** Proves a book's consistency away from the page: a large one takes a second or two. */
import type { Book } from '$lib/budget/book/book';
import { LiveBook } from '$lib/budget/live/live-book';
import { proveBook } from '$lib/rules/engine/proof';

self.onmessage = ({ data }: MessageEvent<Book>) => {
	self.postMessage(proveBook(new LiveBook(data)));
};
