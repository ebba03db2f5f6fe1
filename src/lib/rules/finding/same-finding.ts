import type { Finding } from './finding';

/** Whether two findings say the same, in every part. */
export function sameFinding(a: Finding, b: Finding): boolean {
	return samePart(a, b);
}

/** Findings are plain data: objects, lists, texts and numbers. */
function samePart(a: unknown, b: unknown): boolean {
	if (a === b) return true;
	if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
	if (Array.isArray(a) !== Array.isArray(b)) return false;
	const keys = Object.keys(a);
	if (keys.length !== Object.keys(b).length) return false;
	return keys.every((key) => samePart((a as never)[key], (b as never)[key]));
}
