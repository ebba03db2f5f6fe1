import { finds, holds } from '../../../../../tests/support/rule-examples';

const T10 = {
	'因公出国（境）费': {},
	公务接待费: { 合计: '3.00' },
	公务用车购置及运行费: { 合计: '7.00' },
	'①公务用车购置费': {},
	'②公务用车运行维护费': { 合计: '7.00' },
	合计: { 合计: '10.00' }
};
const told = (text: string) => ({ T10, narrative: { N7: { 正文: text } } });
const RIGHT =
	'“三公”经费预算10.00万元比上年增加1.00万元。其中：因公出国（境）费0.00万元与上年预算数相同；公务接待费3.00万元，比上年减少1.00万元；公务用车运行维护费7.00万元比上年增加2.00万元；公务用车购置费0.00万元与上年预算数相同。';

holds('N12', 'total and parts agree', told(RIGHT));
finds('N12', 'a part differs', told(RIGHT.replace('接待费3.00', '接待费3.10')), {
	cells: ['N[7].公务接待费', 'T10[公务接待费].合计'],
	difference: '0.10'
});

holds('N13', 'the changes add up', told(RIGHT));
holds('N13', 'the change of a part is not told', told(RIGHT.replace('，比上年减少1.00万元', '')));
finds('N13', 'they do not', told(RIGHT.replace('增加2.00', '增加3.00')), {
	cells: [
		'N[7].三公经费增减额',
		'N[7].因公出国境费增减方向',
		'N[7].公务接待费增减额',
		'N[7].公务用车购置费增减方向',
		'N[7].公务用车运行费增减额'
	],
	actual: '1.00',
	expected: '2.00'
});
finds(
	'N13',
	'a total that is the same although a part changed',
	told(
		'“三公”经费预算10.00万元，与上年持平。其中：因公出国（境）费0万元，公务接待费3万元，公务用车购置及运行费7万元，均与上年相同。公务接待费减少1万元。因公出国（境）费与上年相同。'
	),
	{
		actual: '0.00',
		expected: '-1.00'
	}
);
