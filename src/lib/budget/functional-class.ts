/** The 30 支出功能分类科目 (类) of 2023 in the order of T1 and T4, without their ordinals. */
export const FUNCTIONAL_CLASSES: readonly { code: string; label: string }[] = [
	{ code: '201', label: '一般公共服务支出' },
	{ code: '202', label: '外交支出' },
	{ code: '203', label: '国防支出' },
	{ code: '204', label: '公共安全支出' },
	{ code: '205', label: '教育支出' },
	{ code: '206', label: '科学技术支出' },
	{ code: '207', label: '文化旅游体育与传媒支出' },
	{ code: '208', label: '社会保障和就业支出' },
	{ code: '209', label: '社会保险基金支出' },
	{ code: '210', label: '卫生健康支出' },
	{ code: '211', label: '节能环保支出' },
	{ code: '212', label: '城乡社区支出' },
	{ code: '213', label: '农林水支出' },
	{ code: '214', label: '交通运输支出' },
	{ code: '215', label: '资源勘探工业信息等支出' },
	{ code: '216', label: '商业服务业等支出' },
	{ code: '217', label: '金融支出' },
	{ code: '219', label: '援助其他地区支出' },
	{ code: '220', label: '自然资源海洋气象等支出' },
	{ code: '221', label: '住房保障支出' },
	{ code: '222', label: '粮油物资储备支出' },
	{ code: '223', label: '国有资本经营预算支出' },
	{ code: '224', label: '灾害防治及应急管理支出' },
	{ code: '227', label: '预备费' },
	{ code: '229', label: '其他支出' },
	{ code: '230', label: '转移性支出' },
	{ code: '231', label: '债务还本支出' },
	{ code: '232', label: '债务付息支出' },
	{ code: '233', label: '债务发行费用支出' },
	{ code: '234', label: '抗疫特别国债安排的支出' }
];

const ORDINALS = '一二三四五六七八九十';

/** 1 → 一, 12 → 十二, 30 → 三十. For the ordinals of printed lists, 1 to 99. */
export function ordinal(n: number): string {
	const tens = Math.floor(n / 10);
	const ones = n % 10;
	return (
		(tens > 1 ? ORDINALS[tens - 1] : '') + (tens > 0 ? '十' : '') + (ones ? ORDINALS[ones - 1] : '')
	);
}
