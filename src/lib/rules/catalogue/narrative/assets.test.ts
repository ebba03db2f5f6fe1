import { expect, it } from 'vitest';
import { LiveBook } from '$lib/budget/live/live-book';
import { disclosureOf } from '../../../../../tests/support/disclosure-of';
import { finds, holds } from '../../../../../tests/support/rule-examples';
import { createEngine } from '../../engine/engine';
import { VEHICLE_QUOTA } from './scope-setting';

const told = (text: string) => ({ narrative: { N11: { 正文: text } } });

holds('N24', 'the kinds add up', told('共有车辆9辆，其中：执法执勤用车6辆，其他用车3辆。'));
holds(
	'N24',
	'others beside the kinds count',
	told('共有车辆10辆，其中：执法执勤用车6辆，其他用车3辆，分局有1辆正在报废。')
);
holds(
	'N24',
	'or are counted in a kind already',
	told('共有车辆9辆，其中：执法执勤用车6辆，其他用车3辆，其中1辆正在报废。')
);
finds('N24', 'they do not', told('共有车辆9辆，其中：执法执勤用车7辆，其他用车3辆。'), {
	severity: 'explain',
	cells: ['N[11].车辆', 'N[11].执法执勤用车', 'N[11].其他用车'],
	actual: '9',
	expected: '10'
});

holds(
	'N25',
	'the end of last year',
	told('截止2022年底，车辆1辆。截至2022年12月31日，房屋2平方米。')
);
finds('N25', 'the year before', told('截止2021年底，车辆1辆。'), {
	severity: 'warning',
	cells: ['N[11].统计时点截止日期'],
	actual: '2021年底'
});
finds('N25', 'the end of November', told('截至2022年11月30日，车辆1辆。'), { severity: 'warning' });

it('[N26] only where a quota is set', () => {
	const T10 = { '②公务用车运行维护费': { 合计: '10.00' } };
	const findings = (quota: number | undefined) => {
		const book = disclosureOf({ T10, ...told('共有车辆2辆。') });
		const settings = { [VEHICLE_QUOTA]: quota };
		const live = new LiveBook({ ...book, head: { ...book.head, settings } });
		return createEngine(live)
			.findings()
			.filter((finding) => finding.rule === 'N26')
			.map((finding) => [finding.actual, finding.expected]);
	};
	expect(findings(undefined)).toEqual([]);
	expect(findings(50_000)).toEqual([]);
	expect(findings(40_000)).toEqual([['10.00', '8.00']]);
});
