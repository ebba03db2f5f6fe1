/** A component declares no prop that it doesn't take. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse, type AST } from 'svelte/compiler';
import { describe, expect, it } from 'vitest';

const top = fileURLToPath(new URL('../..', import.meta.url));
const components = execFileSync('git', ['ls-files', 'src/**/*.svelte'], {
	cwd: top,
	encoding: 'utf8'
})
	.trim()
	.split('\n');

/** A node of the syntax tree, whose types the compiler doesn't tell. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Node = any;

/** Names of the members of a type that is written in the component; undefined if it is elsewhere. */
function declared(type: Node, statements: readonly Node[]): string[] | undefined {
	if (type?.type === 'TSTypeLiteral') return type.members.map((member: Node) => member.key.name);
	if (type?.type === 'TSIntersectionType') {
		const parts = type.types.map((part: Node) => declared(part, statements));
		return parts.every(Boolean) ? parts.flat() : undefined;
	}
	if (type?.type !== 'TSTypeReference') return undefined;
	for (const statement of statements.map((it) => it.declaration ?? it)) {
		if (statement.id?.name !== type.typeName.name) continue;
		if (statement.type === 'TSTypeAliasDeclaration')
			return declared(statement.typeAnnotation, statements);
		if (statement.type === 'TSInterfaceDeclaration' && !statement.extends?.length)
			return statement.body.body.map((member: Node) => member.key.name);
	}
	return undefined;
}

/** Props that are declared and not taken. */
function unusedProps(source: string): string[] {
	const { instance, module }: AST.Root = parse(source, { modern: true });
	const statements = [module, instance].flatMap((script): Node[] => script?.content.body ?? []);
	for (const { declarations } of statements.filter(({ type }) => type === 'VariableDeclaration'))
		for (const { id, init } of declarations) {
			if (init?.callee?.name !== '$props' || id.type !== 'ObjectPattern') continue;
			// `let {}: Props` takes none on purpose: it fits where others take them.
			if (id.properties.length === 0) return [];
			if (id.properties.some(({ type }: Node) => type === 'RestElement')) return [];
			const taken = new Set(id.properties.map(({ key }: Node) => key.name ?? key.value));
			const names = declared(id.typeAnnotation?.typeAnnotation, statements) ?? [];
			return names.filter((name) => !taken.has(name));
		}
	return [];
}

describe('props', () => {
	it('finds one that is declared and not taken', () => {
		const script = `<script lang="ts">
			interface Props { a: string; b: number }
			let { a }: Props = $props();
		</script>{a}`;
		expect(unusedProps(script)).toEqual(['b']);
		expect(unusedProps(script.replace('{ a }', '{ a, b: c }'))).toEqual([]);
	});

	it('are all taken by the component that declares them', () => {
		const unused = components.flatMap((file) =>
			unusedProps(readFileSync(path.join(top, file), 'utf8')).map((name) => `${file}: ${name}`)
		);
		expect(unused).toEqual([]);
	});
});
