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

const text = { N2: { 正文: '另有3.5万元，再有3.5万元。' } };
const by = { by: '张敏', at: '2023-02-01T00:00:00.000Z' };
finds(
	'N28',
	'one of two that a person checked by hand',
	{ narrative: text, head: { settings: { manualFigures: { 'N2:3.5万元#1': by } } } },
	{ severity: 'hint' }
);
holds('N28', 'both were checked by hand', {
	narrative: text,
	head: { settings: { manualFigures: { 'N2:3.5万元#1': by, 'N2:3.5万元#2': by } } }
});
finds(
	'N28',
	'the figure is another than the one that was checked',
	{
		narrative: { N2: { 正文: '另有3.6万元。' } },
		head: { settings: { manualFigures: { 'N2:3.5万元#1': by } } }
	},
	{ severity: 'hint', cells: ['N[2].正文'] }
);
holds('N28', 'a living figure is answered for by its cell', {
	T3: { 合计: { 合计: '3.50' } },
	narrative: { N2: { 正文: '另有{{T3[合计].合计}}。' } }
});
