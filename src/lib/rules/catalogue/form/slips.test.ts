import { finds, holds } from '../../../../../tests/support/rule-examples';

/** Six forms of one unit by filing date. */
const filed = (...days: string[]) => ({
	projects: Object.fromEntries(
		days.map((填报日期, i) => [`项目${'甲乙丙丁戊己'[i]}`, { unit: 'u2', 填报日期 }])
	)
});
const sameDay = Array.from({ length: 5 }, (_, i) => `2022112118594${i}`);

holds('F31', 'everybody on one day', filed(...sameDay, '20221121090000'));
holds('F31', 'another day, as far away as no slip goes', filed(...sameDay, '20230113090000'));
holds(
	'F31',
	'several rounds of filing',
	filed(...sameDay.slice(1), '20221125090000', '20221125100000')
);
finds('F31', 'one digit of the day', filed(...sameDay, '20221124185941'), {
	severity: 'hint',
	cells: ['F[项目己@分局].填报日期', 'F[项目甲@分局].填报日期']
});
finds('F31', 'two digits of the day swapped', filed(...sameDay, '20221112185941'), {
	severity: 'hint'
});

/** Forms of one unit by handler and telephone. */
const forms = (...people: (readonly [string, string])[]) => ({
	projects: Object.fromEntries(
		people.map(([经办人, 联系电话], i) => [
			`项目${'甲乙丙丁戊'[i]}`,
			{ unit: 'u2', 经办人, 联系电话 }
		])
	)
});
const usual = ['张小明', '0356-1234567'] as const;

holds(
	'F30',
	'everybody is written alike, with and without area code',
	forms(usual, usual, ['张小明', '1234567'])
);
holds(
	'F30',
	'two people of like names have two telephones',
	forms(usual, usual, usual, ['张小朋', '7654321'])
);
holds('F30', 'too few to know', forms(usual, usual, ['张小朋', usual[1]]));
finds('F30', 'one sign of a name', forms(usual, usual, usual, ['张小朋', usual[1]]), {
	severity: 'hint',
	cells: ['F[项目丁@分局].经办人', 'F[项目甲@分局].经办人']
});
finds('F30', 'one digit of a telephone', forms(usual, usual, usual, ['张小明', '0356-1234561']), {
	severity: 'hint',
	cells: ['F[项目丁@分局].联系电话', 'F[项目甲@分局].联系电话']
});
