import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../../tests/support/seeded-random';
import { DependencyGraph } from './dependency-graph';
import type { Reader } from './source';

const reader = (): Reader => ({ reader: 0 });

function touchedBy(graph: DependencyGraph, act: () => void): Map<Reader, boolean> {
	act();
	const touched = new Map<Reader, boolean>();
	graph.takeTouched((who, figuresOnly) => touched.set(who, figuresOnly));
	return touched;
}

describe('the graph of dependencies', () => {
	it('[E2] touches exactly those who read what changed, each once', () => {
		const graph = new DependencyGraph();
		const first = graph.newSources(3);
		const [a, b] = [reader(), reader()];
		graph.reading(a, () => [graph.note(first), graph.note(first + 1), graph.note(first)]);
		graph.reading(b, () => graph.note(first + 1));
		expect(touchedBy(graph, () => graph.changed(first + 2)).size).toBe(0);
		expect([...touchedBy(graph, () => graph.changed(first)).keys()]).toEqual([a]);
		const both = touchedBy(graph, () => [graph.changed(first), graph.changed(first + 1)]);
		expect(new Set(both.keys())).toEqual(new Set([a, b]));
		expect(both.size).toBe(2);
	});

	it('[E12] subscribes to what was read before a failure', () => {
		const graph = new DependencyGraph();
		const source = graph.newSources(1);
		const a = reader();
		const fail = () => {
			graph.note(source);
			throw new Error('broken');
		};
		expect(() => graph.reading(a, fail)).toThrow('broken');
		expect(touchedBy(graph, () => graph.changed(source)).has(a)).toBe(true);
	});

	it('[E22] tells a figure that became another from any other change, unless it was read otherwise too', () => {
		const graph = new DependencyGraph();
		const source = graph.newSources(1);
		const [adds, looks, both] = [reader(), reader(), reader()];
		graph.reading(adds, () => graph.noteFigure(source));
		graph.reading(looks, () => graph.note(source));
		graph.reading(both, () => [graph.noteFigure(source), graph.note(source)]);
		const figures = touchedBy(graph, () => graph.changed(source, true));
		expect([adds, looks, both].map((who) => figures.get(who))).toEqual([true, false, false]);
		const any = touchedBy(graph, () => [graph.changed(source, true), graph.changed(source)]);
		expect([adds, looks, both].map((who) => any.get(who))).toEqual([false, false, false]);
	});

	it('is as a table of reads would be, after any sequence of runs, releases and reused numbers', () => {
		const random = seededRandom(5);
		const graph = new DependencyGraph();
		const first = graph.newSources(40);
		const readers = Array.from({ length: 30 }, reader);
		const model = new Map<Reader, Set<number>>();
		for (let step = 0; step < 3_000; step++) {
			const who = random.pick(readers);
			if (random.between(0, 9) === 0) {
				graph.release(who);
				model.delete(who);
			} else {
				const sources = Array.from({ length: random.between(0, 8) }, () => random.between(0, 39));
				graph.reading(who, () => sources.forEach((source) => graph.note(first + source)));
				model.set(who, new Set(sources));
			}
			const changed = random.between(0, 39);
			const expected = readers.filter((each) => model.get(each)?.has(changed));
			const touched = touchedBy(graph, () => graph.changed(first + changed));
			expect(new Set(touched.keys())).toEqual(new Set(expected));
			expect(graph.isRead(first + changed)).toBe(expected.length > 0);
		}
	});
});
