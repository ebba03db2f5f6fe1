/** What reading a file did, in the words of the language chosen. */
import { notRead, type ImportReport } from '$lib/exchange/read/import-report';
import { reading as catalogue, type ReadingWords } from '$lib/messages/reading';
import { preferences } from '../state/preferences.svelte';
import { accountWords } from '$lib/messages/accounts';
import type { UploadFailure } from '../state/upload.svelte';
import { words } from '../state/words.svelte';

export function reading(): ReadingWords {
	return catalogue[preferences.locale];
}

/** Which format the document has and how many of its tables that tells; empty for a book file. */
export function sayFormat({ format }: ImportReport): string {
	return format ? reading().format(format) : '';
}

/** Whether every number that was read has its place, and how many places were not read. */
export function sayConservation(report: ImportReport): string {
	const { numbers, lost } = report.conservation;
	return reading().conservation(numbers, lost, notRead(report));
}

export function sayUploadFailure(failure: UploadFailure): string {
	const say = words().upload;
	switch (failure.kind) {
		case 'unreadable':
			return reading().failure(failure.reason);
		case 'unreachable':
			return say.unreachable;
		case 'no-identity':
			return say.noIdentity;
		case 'forbidden':
			return say.forbidden;
		case 'other-department':
			return accountWords[preferences.locale].otherDepartment(failure.department);
		case 'head-missing':
			return reading().missing(failure.fields);
		case 'too-many-requests':
			return say.tooMany;
		case 'too-much':
			return say.tooMuch;
		case 'busy':
			return say.busy;
		case 'throttled':
			return say.throttled;
		case 'work-stopped':
		case 'reading-stopped':
			return say.workStopped;
		case 'server':
			return say.server(failure.status);
	}
}
