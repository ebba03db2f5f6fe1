/** What every store must do, whichever engine keeps it. */
import { formatContract } from './format-contract';
import { historyContract } from './history-contract';
import { sampleContract } from './sample-contract';
import { storeContract } from './store-contract';
import { subjectsContract } from './subjects-contract';
import { versionContract } from './version-contract';

export const ALL_CONTRACTS = [
	storeContract,
	historyContract,
	versionContract,
	sampleContract,
	formatContract,
	subjectsContract
];
