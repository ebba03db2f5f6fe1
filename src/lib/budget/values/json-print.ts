/** JSON for people: short values on one line, long ones opened up, one row of a table a line. */

const LINE = 160;

export function printJson(value: unknown): string {
	return print(value, '') + '\n';
}

function print(value: unknown, indent: string): string {
	if (typeof value !== 'object' || value === null) return JSON.stringify(value);
	const flat = JSON.stringify(value);
	if (flat.length + indent.length <= LINE) return flat;
	const inner = indent + '\t';
	if (Array.isArray(value)) {
		return `[\n${value.map((v) => inner + print(v, inner)).join(',\n')}\n${indent}]`;
	}
	const entries = Object.entries(value)
		.filter(([, v]) => v !== undefined)
		.map(([key, v]) => `${inner}${JSON.stringify(key)}: ${print(v, inner)}`);
	return entries.length === 0 ? '{}' : `{\n${entries.join(',\n')}\n${indent}}`;
}
