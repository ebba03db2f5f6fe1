/** A browser as people call it, from how it calls itself. */

const BROWSERS: readonly [RegExp, string][] = [
	[/Edg(?:e|A|iOS)?\//, 'Edge'],
	[/OPR\//, 'Opera'],
	[/QQBrowser\//, 'QQ'],
	[/Firefox\//, 'Firefox'],
	[/Chrome\//, 'Chrome'],
	[/Safari\//, 'Safari']
];
const SYSTEMS: readonly [RegExp, string][] = [
	[/Windows/, 'Windows'],
	[/Android/, 'Android'],
	[/iPhone|iPad/, 'iOS'],
	[/Mac OS X/, 'macOS'],
	[/Linux/, 'Linux']
];

export function sayAgent(agent: string): string {
	const of = (names: readonly [RegExp, string][]) => names.find(([sign]) => sign.test(agent))?.[1];
	return [of(BROWSERS), of(SYSTEMS)].filter(Boolean).join(' · ') || agent.slice(0, 40) || '—';
}
