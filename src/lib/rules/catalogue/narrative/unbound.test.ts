import { finds, holds } from '../../../../../tests/support/rule-examples';

holds('N28', 'every figure has its subject', {
	narrative: { N9: { 正文: '政府采购预算总额6万元。' } }
});
holds('N28', 'figures in reasons are no claims', {
	narrative: { N8: { 正文: '机关运行经费6万元，主要原因是会议费增加1万元。' } }
});
finds(
	'N28',
	'two that have none',
	{ narrative: { N2: { 正文: '另有3.5万元，再有3.5万元。' } } },
	{ severity: 'hint', cells: ['N[2].正文'] },
	{ severity: 'hint' }
);
