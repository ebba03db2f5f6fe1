/** Follows every import below a folder and tells which break the order. */
import path from 'node:path';
import { cruise } from 'dependency-cruiser';
import { forbidden } from './import-direction.js';

/**
 * @param {string} top folder that holds `src` and `server`
 * @param {string[]} folders what to follow, relative to `top`
 * @returns {Promise<{ modules: number, violations: string[] }>}
 */
export async function cruiseImports(top, folders = ['src', 'server']) {
	const { output } = await cruise(
		folders,
		{
			baseDir: top,
			ruleSet: { forbidden },
			validate: true,
			tsPreCompilationDeps: true,
			doNotFollow: { path: 'node_modules' },
			exclude: { path: '^(\\.svelte-kit|build|node_modules/\\.)' }
		},
		{
			alias: { $lib: path.join(top, 'src/lib') },
			extensions: ['.ts', '.svelte.ts', '.js', '.svelte', '.d.ts'],
			conditionNames: ['svelte', 'import', 'node', 'default', 'types'],
			exportsFields: ['exports']
		}
	);
	if (typeof output === 'string') throw new Error(output);
	const violations = output.summary.violations.map(
		({ rule, from, to }) => `${rule.name}: ${from} → ${to}`
	);
	return { modules: output.modules.length, violations };
}
