/** The packs that Hebian brings, by id. A new one is a folder of JSON and a line here. */
import type { PackFiles } from '../inherit';
import baseCodes from './cn-base/codes.json' with { type: 'json' };
import baseFormat from './cn-base/format.json' with { type: 'json' };
import shanxiCityCodes from './shanxi-city-2023/codes.json' with { type: 'json' };
import shanxiCityForm from './shanxi-city-2023/form.json' with { type: 'json' };
import shanxiCityFormat from './shanxi-city-2023/format.json' with { type: 'json' };
import shanxiCityFormulas from './shanxi-city-2023/formulas.json' with { type: 'json' };
import shanxiCitySections from './shanxi-city-2023/sections.json' with { type: 'json' };
import shanxiCityTables from './shanxi-city-2023/tables.json' with { type: 'json' };

const PACKS: Readonly<Record<string, PackFiles>> = {
	'cn/base': { format: baseFormat, codes: baseCodes },
	'cn/budget/shanxi-city-2023': {
		format: shanxiCityFormat,
		tables: shanxiCityTables,
		sections: shanxiCitySections,
		form: shanxiCityForm,
		formulas: shanxiCityFormulas,
		codes: shanxiCityCodes
	}
};

/** Its files; `undefined` where Hebian brings no such pack. */
export function packFiles(id: string): PackFiles | undefined {
	return Object.hasOwn(PACKS, id) ? PACKS[id] : undefined;
}

/** All ids, those that are only extended included. */
export const PACK_IDS: readonly string[] = Object.keys(PACKS);
