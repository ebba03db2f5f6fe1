/** The packs that Hebian brings, by id. A new one is a folder of JSON and a line here. */
import type { PackFiles } from '../inherit';
import accountsFormat from './accounts-2024/format.json' with { type: 'json' };
import accountsFormulas from './accounts-2024/formulas.json' with { type: 'json' };
import accountsSections from './accounts-2024/sections.json' with { type: 'json' };
import accountsTables from './accounts-2024/tables.json' with { type: 'json' };
import baseCodes from './cn-base/codes.json' with { type: 'json' };
import baseFormat from './cn-base/format.json' with { type: 'json' };
import jiangsuFormat from './jiangsu-2018/format.json' with { type: 'json' };
import jiangsuFormulas from './jiangsu-2018/formulas.json' with { type: 'json' };
import jiangsuSections from './jiangsu-2018/sections.json' with { type: 'json' };
import jiangsuTables from './jiangsu-2018/tables.json' with { type: 'json' };
import shanghaiForm from './shanghai-2025/form.json' with { type: 'json' };
import shanghaiFormat from './shanghai-2025/format.json' with { type: 'json' };
import shanghaiFormulas from './shanghai-2025/formulas.json' with { type: 'json' };
import shanghaiSections from './shanghai-2025/sections.json' with { type: 'json' };
import shanghaiTables from './shanghai-2025/tables.json' with { type: 'json' };
import shanxiCityCodes from './shanxi-city-2023/codes.json' with { type: 'json' };
import shanxiCityForm from './shanxi-city-2023/form.json' with { type: 'json' };
import shanxiCityFormat from './shanxi-city-2023/format.json' with { type: 'json' };
import shanxiCityFormulas from './shanxi-city-2023/formulas.json' with { type: 'json' };
import shanxiCitySections from './shanxi-city-2023/sections.json' with { type: 'json' };
import shanxiCityTables from './shanxi-city-2023/tables.json' with { type: 'json' };
import shanxiUnitFormat from './shanxi-unit-2022/format.json' with { type: 'json' };
import shanxiUnitFormulas from './shanxi-unit-2022/formulas.json' with { type: 'json' };
import shanxiUnitSections from './shanxi-unit-2022/sections.json' with { type: 'json' };
import shanxiUnitTables from './shanxi-unit-2022/tables.json' with { type: 'json' };

const PACKS: Readonly<Record<string, PackFiles>> = {
	'cn/base': { format: baseFormat, codes: baseCodes },
	'cn/budget/shanxi-city-2023': {
		format: shanxiCityFormat,
		tables: shanxiCityTables,
		sections: shanxiCitySections,
		form: shanxiCityForm,
		formulas: shanxiCityFormulas,
		codes: shanxiCityCodes
	},
	'cn/accounts/2024': {
		format: accountsFormat,
		tables: accountsTables,
		sections: accountsSections,
		formulas: accountsFormulas
	},
	'cn/budget/shanghai-2025': {
		format: shanghaiFormat,
		tables: shanghaiTables,
		sections: shanghaiSections,
		form: shanghaiForm,
		formulas: shanghaiFormulas
	},
	'cn/budget/jiangsu-2018': {
		format: jiangsuFormat,
		tables: jiangsuTables,
		sections: jiangsuSections,
		formulas: jiangsuFormulas
	},
	'cn/budget/shanxi-unit-2022': {
		format: shanxiUnitFormat,
		tables: shanxiUnitTables,
		sections: shanxiUnitSections,
		formulas: shanxiUnitFormulas
	}
};

/** Its files; `undefined` where Hebian brings no such pack. */
export function packFiles(id: string): PackFiles | undefined {
	return Object.hasOwn(PACKS, id) ? PACKS[id] : undefined;
}

/** All ids, those that are only extended included. */
export const PACK_IDS: readonly string[] = Object.keys(PACKS);
