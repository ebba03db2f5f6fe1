/** Lint settings; run from the top of the repository with `-c tests/support/eslint.config.js`. */
import path from 'node:path';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import tseslint from 'typescript-eslint';
import svelteConfig from '../../svelte.config.js';

const top = path.resolve(import.meta.dirname ?? '.', '../..');
const short = { skipBlankLines: true, skipComments: true };

export default tseslint.config(
	{ ignores: ['build/', '.svelte-kit/', 'node_modules/', 'data/', 'static/', 'test-results/'] },
	...tseslint.configs.recommended,
	...svelte.configs.recommended,
	{
		basePath: top,
		languageOptions: {
			globals: { ...globals.browser, ...globals.node },
			parserOptions: { tsconfigRootDir: top, extraFileExtensions: ['.svelte'] }
		},
		linterOptions: { reportUnusedDisableDirectives: 'error' },
		rules: {
			'max-lines': ['error', { max: 300, ...short }],
			'max-lines-per-function': ['error', { max: 40, IIFEs: true, ...short }],
			eqeqeq: ['error', 'always'],
			'no-console': 'error',
			'no-restricted-globals': [
				'error',
				{ name: 'event', message: 'Take the event as a parameter.' },
				{ name: 'name', message: 'This is window.name.' }
			],
			'@typescript-eslint/no-unused-vars': [
				'error',
				{ argsIgnorePattern: '^_', ignoreRestSiblings: true }
			],
			'@typescript-eslint/consistent-type-imports': [
				'error',
				{ fixStyle: 'inline-type-imports', disallowTypeAnnotations: false }
			],
			// The shell is one page at any depth with absolute addresses (svelte.config.js).
			'svelte/no-navigation-without-resolve': 'off',
			// Sets and dates inside one computation, or replaced as a whole, need no reactive twin.
			'svelte/prefer-svelte-reactivity': 'off',
			'svelte/no-at-html-tags': 'error',
			'svelte/require-each-key': 'error'
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts', '**/*.svelte.js'],
		languageOptions: { parserOptions: { parser: tseslint.parser, svelteConfig } }
	},
	{
		// Tests tell stories as long as they need, and print where there is no test runner.
		files: ['**/*.test.ts', 'tests/**', '**/*-contract.ts', '**/*-scene.ts'],
		rules: { 'max-lines-per-function': 'off', 'max-lines': ['error', { max: 500, ...short }] }
	},
	{
		// A catalogue is as long as there are words, sections and codes.
		files: ['src/lib/messages/**'],
		rules: { 'max-lines': 'off' }
	},
	{
		// Programs speak through the terminal.
		files: ['server/*.js', 'server/*.ts', 'server/command-line/**', 'tests/**'],
		rules: { 'no-console': 'off' }
	}
);
