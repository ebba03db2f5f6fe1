/** Tells once an element has been on the screen for a moment, in a page that somebody looks at. */
import type { Attachment } from 'svelte/attachments';

/** Long enough to have read the first words. */
const MOMENT_MS = 900;

export function seenWhenShown(seen: () => void): Attachment<HTMLElement> {
	return (element) => {
		let timer: ReturnType<typeof setTimeout> | undefined;
		const observer = new IntersectionObserver(([entry]) => {
			clearTimeout(timer);
			if (entry.isIntersecting) timer = setTimeout(look, MOMENT_MS);
		});
		const look = (): void => {
			if (document.visibilityState === 'visible') return seen();
			timer = setTimeout(look, MOMENT_MS);
		};
		observer.observe(element);
		return () => {
			clearTimeout(timer);
			observer.disconnect();
		};
	};
}
