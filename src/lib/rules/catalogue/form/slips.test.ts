import { finds, holds } from '../../../../../tests/support/rule-examples';

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
