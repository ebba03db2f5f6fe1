/** Which totals a person asked to have computed: the dialog of the book shows what that would do. */
import { createContext } from 'svelte';
import type { TotalsScope } from './totals-plan';

export class TotalsAsking {
	asked = $state.raw<TotalsScope | undefined>();

	readonly ask = (scope: TotalsScope): void => {
		this.asked = scope;
	};
	readonly close = (): void => {
		this.asked = undefined;
	};
}

export const [useTotals, provideTotals] = createContext<TotalsAsking>();
