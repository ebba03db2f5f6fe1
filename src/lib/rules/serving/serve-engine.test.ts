import { expect, it } from 'vitest';
import { disclosureOf } from '../../../../tests/support/disclosure-of';
import { serveEngine, type EngineAnswer, type EngineRequest } from './serve-engine';

it('[E15] serves a book over a port: all findings once, then what changes', () => {
	const answers: EngineAnswer[] = [];
	let ask!: (request: EngineRequest) => void;
	serveEngine({
		post: (answer) => answers.push(structuredClone(answer)),
		listen: (l) => (ask = l)
	});

	ask({ kind: 'apply', changes: [] });
	expect(answers.pop()).toEqual({ kind: 'not-open' });

	const book = disclosureOf({
		T1: { 上年结转: { 金额: '2668.11' } },
		T2: { 合计: { 上年结转: '2668.12' } }
	});
	ask({ kind: 'open', book });
	expect(answers.pop()).toMatchObject({
		kind: 'opened',
		findings: expect.arrayContaining([expect.objectContaining({ rule: 'X03' })])
	});

	const mend = { kind: 'cell', row: 'T1-0', column: '金额', value: 2_668_120_000 } as const;
	ask({ kind: 'apply', changes: [mend], ticket: 7 });
	expect(answers.pop()).toMatchObject({
		kind: 'changed',
		ticket: 7,
		removed: expect.arrayContaining([expect.objectContaining({ rule: 'X03' })])
	});
});

it('[B5] previews and considers under the id of the question', () => {
	const answers: EngineAnswer[] = [];
	let ask!: (request: EngineRequest) => void;
	serveEngine({
		post: (answer) => answers.push(structuredClone(answer)),
		listen: (l) => (ask = l)
	});
	ask({ kind: 'preview', id: 1, changes: [] });
	expect(answers.pop()).toEqual({ kind: 'not-open' });

	const book = disclosureOf({
		T1: { 上年结转: { 金额: '2668.11' } },
		T2: { 合计: { 上年结转: '2686.11' } }
	});
	ask({ kind: 'open', book });
	answers.pop();
	const mend = { kind: 'cell', row: 'T1-0', column: '金额', value: 2_686_110_000 } as const;
	ask({ kind: 'preview', id: 2, changes: [mend] });
	expect(answers.pop()).toMatchObject({ kind: 'preview', id: 2, cleared: [{ rule: 'X03' }] });
	ask({ kind: 'consider', id: 3, finding: 'X03:T1-0:金额' });
	expect(answers.pop()).toMatchObject({
		kind: 'considered',
		id: 3,
		hypotheses: [{ kind: 'swapped-digits' }]
	});
});
