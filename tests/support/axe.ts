/** Judges a page by axe, for its stories. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/**
 * Only violations are asked for, and in the page itself, which has no frames: the other way opens a
 * page and carries every node that passed through the runner, which takes three times as long.
 */
export function axeOn(page: Page): AxeBuilder {
	return new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode();
}
