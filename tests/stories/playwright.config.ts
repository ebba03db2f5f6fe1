import { defineConfig } from '@playwright/test';
import { findBrowser } from '../support/browser.js';

const report = process.env.HEBIAN_STORIES_REPORT;

export default defineConfig({
	testDir: '.',
	testMatch: '*.story.ts',
	globalSetup: './prepared-data.ts',
	outputDir: '../../test-results',
	// Only a guard against a story that hangs: on a busy machine they are slow, never wrong.
	timeout: 900_000,
	expect: { timeout: 60_000 },
	fullyParallel: false,
	workers: 2,
	// A flaky story is a bug to find, not to retry.
	retries: 0,
	forbidOnly: !!process.env.CI,
	reporter: [['list'], ...(report ? [['json', { outputFile: report }] as const] : [])],
	use: {
		// What nobody can click names itself, long before the story ends.
		actionTimeout: 180_000,
		navigationTimeout: 180_000,
		locale: 'zh-CN',
		timezoneId: 'Asia/Shanghai',
		viewport: { width: 1440, height: 900 },
		// A trace copies the whole grid before and after each step: it takes longer than the story.
		trace: process.env.HEBIAN_TRACES ? 'retain-on-failure' : 'off',
		screenshot: 'only-on-failure',
		launchOptions: {
			executablePath: findBrowser(),
			args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update']
		}
	}
});
