/**
 * A check as SARIF 2.1.0 (OASIS), which code-review tools and editors read. Cells have no lines,
 * so each finding stands in its file at its address, as a logical location.
 */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { LANGUAGE_TAG, type Locale } from '$lib/messages';
import type { CheckResult, CheckResultFinding } from '$lib/messages/check-result';
import type { Severity } from '$lib/rules/finding/finding';

const LEVELS: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
	error: 'error',
	explain: 'warning',
	warning: 'warning',
	hint: 'note',
	rounding: 'note'
};

export function printSarif(result: CheckResult, file: string, lang: Locale): string {
	const uri = fileUri(file);
	const rules = rulesOf(result.findings);
	const ids = rules.map(({ id }) => id);
	const log = {
		$schema:
			'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
		version: '2.1.0',
		runs: [
			{
				tool: { driver: { name: 'Hebian', language: LANGUAGE_TAG[lang], rules } },
				language: LANGUAGE_TAG[lang],
				columnKind: 'utf16CodeUnits',
				artifacts: [{ location: { uri } }],
				invocations: [
					{
						executionSuccessful: true,
						toolConfigurationNotifications: result.notApplicable.map(({ rule, reason }) => ({
							level: 'note',
							message: { text: reason },
							associatedRule: { id: rule }
						}))
					}
				],
				results: result.findings.map((finding) => resultOf(finding, uri, ids)),
				properties: { ...result.book, counts: result.counts }
			}
		]
	};
	return `${JSON.stringify(log, null, '\t')}\n`;
}

function rulesOf(findings: readonly CheckResultFinding[]) {
	const first = new Map(findings.map((finding) => [finding.rule, finding] as const).reverse());
	return [...first.values()].reverse().map(({ rule, title, severity }) => ({
		id: rule,
		shortDescription: { text: title },
		defaultConfiguration: { level: LEVELS[severity] }
	}));
}

function resultOf(finding: CheckResultFinding, uri: string, ids: readonly string[]) {
	const { rule, severity, message, cells, explained } = finding;
	const place = (address: string) => ({
		physicalLocation: { artifactLocation: { uri, index: 0 } },
		logicalLocations: [{ fullyQualifiedName: address, kind: 'element' }]
	});
	const [first, ...others] = cells;
	return {
		ruleId: rule,
		ruleIndex: ids.indexOf(rule),
		level: LEVELS[severity],
		message: { text: message },
		locations: [
			first === undefined
				? { physicalLocation: { artifactLocation: { uri, index: 0 } } }
				: place(first)
		],
		...(others.length > 0 && { relatedLocations: others.map(place) }),
		partialFingerprints: { 'hebianRuleAndCell/v1': `${rule}:${first ?? ''}` },
		...(explained && { suppressions: [{ kind: 'inSource', status: 'accepted' }] }),
		properties: {
			severity,
			comparator: finding.comparator,
			expected: finding.expected,
			actual: finding.actual,
			difference: finding.difference,
			unit: finding.unit
		}
	};
}

/** Relative as it was typed; else an address of the file. */
function fileUri(file: string): string {
	if (path.isAbsolute(file)) return pathToFileURL(file).href;
	return file.split(path.sep).map(encodeURIComponent).join('/');
}
