/**
 * The one-way order of imports, as rules for dependency-cruiser. Type-only imports count: a type
 * from above is a thought from above. Unit tests may reach for what they need.
 */

const NODE =
	'^(node:)?(assert|buffer|child_process|cluster|crypto|dns|events|fs|http|https|module|net|os|path|perf_hooks|process|stream|timers|tls|url|util|v8|vm|worker_threads|zlib)(/|$)';
/** Suites that every store passes: only tests import them. */
const CONTRACTS = '-contract\\.ts$';
/** Run when Hebian is built or developed, and not in what is installed. */
const BUILDING = '^server/(build|bundle|dev|freshness|installed|start)\\.js$';
/** Compiled into the pages, so nobody who runs them installs it. */
const COMPILED_IN = '(^|/)(svelte|@sveltejs/kit|bits-ui|@lucide/svelte)(/|$)';
/** What formats are built on. */
const BELOW_FORMATS = '^src/lib/budget/values/';
const TESTS = '\\.(test|bench)\\.ts$';

/**
 * A room of src/lib may import itself and these.
 * @param {string} name
 * @param {string[]} below
 * @returns {import('dependency-cruiser').IRegularForbiddenRuleType}
 */
function room(name, below) {
	const allowed = [name, ...below].join('|');
	return {
		name: `${name}-imports-only-below`,
		severity: 'error',
		from: { path: `^src/lib/${name}/`, pathNot: TESTS },
		to: { path: '^(src|server|tests)/', pathNot: `^src/lib/(${allowed})/` }
	};
}

/**
 * The inner rooms of a room, the lowest first: each imports itself and what stands before it.
 * @param {string} outer
 * @param {string[]} inner
 * @returns {import('dependency-cruiser').IRegularForbiddenRuleType[]}
 */
function innerRooms(outer, inner) {
	return inner.slice(0, -1).map((name, at) => ({
		name: `${outer}-${name}-imports-only-below`,
		severity: 'error',
		from: { path: `^src/lib/${outer}/${name}/`, pathNot: TESTS },
		to: { path: `^src/lib/${outer}/(${inner.slice(at + 1).join('|')})/` }
	}));
}

/** @type {import('dependency-cruiser').IForbiddenRuleType[]} */
export const forbidden = [
	...innerRooms('budget', [
		'values',
		'book',
		'table',
		'live',
		'address',
		'formula',
		'computed',
		'totals',
		'form',
		'file',
		'settings',
		'living',
		'new-book'
	]),
	...innerRooms('rules', [
		'text',
		'finding',
		'matching',
		'prose',
		'reading',
		'comparing',
		'rule',
		'free',
		'structure',
		'facts',
		'catalogue',
		'own',
		'formulas',
		'engine',
		'explain',
		'serving'
	]),
	...innerRooms('collab', [
		'room',
		'wire',
		'device',
		'history',
		'conflict',
		'edit',
		'comment',
		'session'
	]),
	room('budget', ['formats']),
	room('formats', ['budget']),
	{
		name: 'formats-know-no-book',
		comment:
			'A format is built on amounts, codes and shapes; books and all that knows books are built on formats.',
		severity: 'error',
		from: { path: '^src/lib/formats/', pathNot: TESTS },
		to: { path: '^src/lib/budget/', pathNot: BELOW_FORMATS }
	},
	{
		name: 'shapes-know-no-format',
		severity: 'error',
		from: { path: BELOW_FORMATS, pathNot: TESTS },
		to: { path: '^src/lib/formats/', dependencyTypesNot: ['type-only'] }
	},
	room('rules', ['budget', 'formats']),
	room('collab', ['budget', 'formats']),
	room('exchange', ['budget', 'formats', 'rules']),
	room('messages', ['budget', 'formats', 'rules', 'collab', 'exchange']),
	room('ui', ['budget', 'formats', 'rules', 'collab', 'exchange', 'messages']),
	{
		name: 'messages-are-pure-words',
		comment: 'Words may name the types of what they speak about, and nothing more.',
		severity: 'error',
		from: { path: '^src/lib/messages/', pathNot: TESTS },
		to: { path: '^src/lib/(?!messages/)', dependencyTypesNot: ['type-only'] }
	},
	{
		name: 'routes-import-only-lib',
		severity: 'error',
		from: { path: '^src/(routes/|service-worker)', pathNot: TESTS },
		to: { path: '^(server|tests)/' }
	},
	{
		name: 'server-never-imports-pages',
		severity: 'error',
		from: { path: '^server/', pathNot: TESTS },
		to: { path: '^(src/lib/ui/|src/routes/|tests/)' }
	},
	{
		name: 'budget-and-rules-run-anywhere',
		comment: 'The same module runs in a worker, on the server and in the command line.',
		severity: 'error',
		from: { path: '^src/lib/(budget|formats|rules)/', pathNot: TESTS },
		to: {
			path: [NODE, '(^|/)(svelte|@sveltejs|yjs|y-[a-z]+|lib0|handsontable|dexie|ws|libsql)(/|$)']
		}
	},
	{
		name: 'only-the-grid-imports-handsontable',
		severity: 'error',
		from: { path: '^(src|server|tests)/', pathNot: '^src/lib/ui/grid/' },
		to: { path: '(^|/)handsontable(/|$)' }
	},
	{
		name: 'pages-import-no-node',
		severity: 'error',
		from: { path: '^src/(lib/(ui|collab|messages)|routes)/', pathNot: TESTS },
		to: { path: NODE }
	},
	{
		name: 'ships-what-it-imports',
		comment:
			'Development dependencies measure and build; HyperFormula, a GPL one, must never ship.',
		severity: 'error',
		from: { path: '^(src|server)/', pathNot: [TESTS, CONTRACTS, BUILDING] },
		to: {
			pathNot: COMPILED_IN,
			dependencyTypes: ['npm-dev'],
			dependencyTypesNot: ['type-only', 'npm']
		}
	},
	{
		name: 'no-circles',
		comment: 'Types may point at each other; code that runs may not.',
		severity: 'error',
		from: { path: '^(src|server)/' },
		to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } }
	}
];
