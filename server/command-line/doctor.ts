/** `hebian doctor`: what is well, what is not, and what to do about it. */
import type { Locale } from '$lib/messages';
import { doctorWords, type DoctorWords } from '$lib/messages/doctor';
import { readConfiguration } from '../configuration';
import { examine, WELL, type Finding } from '../operations/examine';
import { explainConfiguration, explainStartFailure } from '../start-failure';
import { EXIT, type Terminal } from './terminal';

export interface DoctorOptions {
	readonly lang: Locale;
}

export async function doctor({ lang }: DoctorOptions, terminal: Terminal): Promise<number> {
	const words = doctorWords[lang];
	const { environment = process.env } = terminal;
	const read = readConfiguration(environment);
	if (!read.ok) {
		for (const failure of read.failures) terminal.out(`✗ ${explainConfiguration(failure)}\n`);
		return EXIT.found;
	}
	const { configuration } = read;
	terminal.out(`✓ ${words.configurationWell}\n`);
	const findings = await examine(configuration, Date.now());
	for (const finding of findings) {
		const said =
			finding.kind === 'failed'
				? (explainStartFailure(finding.error, configuration) ?? String(finding.error))
				: say(finding, words);
		terminal.out(`${WELL.has(finding.kind) ? '✓' : '✗'} ${said}\n`);
	}
	if (findings.some(({ kind }) => !WELL.has(kind))) return EXIT.found;
	terminal.out(`${words.well(findings.length + 1)}\n`);
	return EXIT.well;
}

function say(finding: Exclude<Finding, { kind: 'failed' }>, words: DoctorWords): string {
	switch (finding.kind) {
		case 'folderWell':
		case 'noDatabaseYet':
		case 'backupsNone':
			return words[finding.kind](finding.folder);
		case 'permissionsWell':
		case 'clockWell':
		case 'backupsOff':
			return words[finding.kind];
		case 'permissionsOpen':
			return words.permissionsOpen(finding.files);
		case 'diskWell':
			return words.diskWell(finding.free);
		case 'diskLow':
			return words.diskLow(finding.free, finding.folder);
		case 'databaseWell':
			return words.databaseWell(finding.where);
		case 'databaseUnsafe':
			return words.databaseUnsafe(finding.setting);
		case 'clockOff':
			return words.clockOff(finding.seconds);
		case 'clockUnset':
			return words.clockUnset(finding.year);
		case 'backupsWell':
			return words.backupsWell(words.hours(finding.hours));
		case 'issuerWell':
			return words.issuerWell(finding.issuer, finding.only);
		case 'issuerDown':
			return words.issuerDown(finding.issuer, finding.reason);
		case 'backupsOld':
			return words.backupsOld(words.hours(finding.hours), finding.folder);
	}
}
