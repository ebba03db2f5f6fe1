/** What this person chose about the interface on this device. */
import { LANGUAGE_TAG, LOCALES, type Locale } from '$lib/messages';

export type Theme = 'system' | 'light' | 'dark';
export const THEMES: readonly Theme[] = ['system', 'light', 'dark'];

/** Where choices are kept; `localStorage` in the browser. */
export type ChoiceStore = Pick<Storage, 'getItem' | 'setItem'>;

const KEY = 'hebian.preferences';
const PANEL_LIMITS = { contents: [200, 420], side: [260, 560] } as const;
export type Panel = keyof typeof PANEL_LIMITS;

export const BESIDE_LAST_YEAR = ['none', 'first', 'all'] as const;
/** No figures beside last year's, the first amount column (合计), or all of them. */
export type BesideLastYear = (typeof BESIDE_LAST_YEAR)[number];

interface Choices {
	locale: Locale;
	theme: Theme;
	widths: Record<Panel, number>;
	open: Record<Panel, boolean>;
	/** The tab of the side panel that was looked at last, by its id. */
	sideTab: string;
	/** Groups of the contents that are folded, by name. */
	folded: Record<string, boolean>;
	/** Which figures of a table are shown beside last year's, by table. */
	besideLastYear: Record<string, BesideLastYear>;
	/** A book was opened on this device before, so the first steps have been shown. */
	visited: boolean;
}

/** Chinese whatever the browser says: the readers of a disclosure are. English is one click away. */
const DEFAULTS: Choices = {
	locale: 'zh',
	theme: 'system',
	widths: { contents: 232, side: 296 },
	open: { contents: true, side: true },
	sideTab: '',
	folded: {},
	besideLastYear: {},
	visited: false
};

export class Preferences {
	#choices = $state<Choices>(structuredClone(DEFAULTS));
	readonly #store: ChoiceStore | undefined;

	constructor(store: ChoiceStore | undefined) {
		this.#store = store;
		this.#choices = readChoices(store);
	}

	get locale(): Locale {
		return this.#choices.locale;
	}
	set locale(locale: Locale) {
		this.#choices.locale = locale;
		this.#keep();
	}
	get language(): string {
		return LANGUAGE_TAG[this.locale];
	}
	get theme(): Theme {
		return this.#choices.theme;
	}
	set theme(theme: Theme) {
		this.#choices.theme = theme;
		this.#keep();
	}

	width(panel: Panel): number {
		return this.#choices.widths[panel];
	}
	/** Sets a panel's width in px, kept within what leaves both sides usable. */
	resize(panel: Panel, width: number): void {
		const [least, most] = PANEL_LIMITS[panel];
		this.#choices.widths[panel] = Math.round(Math.min(most, Math.max(least, width)));
		this.#keep();
	}
	limits(panel: Panel): readonly [least: number, most: number] {
		return PANEL_LIMITS[panel];
	}
	isOpen(panel: Panel): boolean {
		return this.#choices.open[panel];
	}
	toggle(panel: Panel): void {
		this.#choices.open[panel] = !this.#choices.open[panel];
		this.#keep();
	}

	get sideTab(): string {
		return this.#choices.sideTab;
	}
	set sideTab(tab: string) {
		this.#choices.sideTab = tab;
		this.#keep();
	}

	isFolded(group: string, byDefault = false): boolean {
		return this.#choices.folded[group] ?? byDefault;
	}
	fold(group: string, folded: boolean): void {
		this.#choices.folded[group] = folded;
		this.#keep();
	}

	besideLastYear(table: string): BesideLastYear {
		return this.#choices.besideLastYear[table] ?? 'none';
	}
	showBesideLastYear(table: string, columns: BesideLastYear): void {
		this.#choices.besideLastYear[table] = columns;
		this.#keep();
	}

	/** Whether this is the first visit; from then on it is not. */
	takeFirstVisit(): boolean {
		const first = !this.#choices.visited;
		this.#choices.visited = true;
		if (first) this.#keep();
		return first;
	}

	#keep(): void {
		try {
			this.#store?.setItem(KEY, JSON.stringify(this.#choices));
		} catch {
			// A full or forbidden store costs the choice at the next visit, nothing else.
		}
	}
}

function readChoices(store: ChoiceStore | undefined): Choices {
	const choices = structuredClone(DEFAULTS);
	let kept: Partial<Choices>;
	try {
		kept = JSON.parse(store?.getItem(KEY) ?? '{}') ?? {};
	} catch {
		return choices;
	}
	if (LOCALES.includes(kept.locale as Locale)) choices.locale = kept.locale as Locale;
	if (THEMES.includes(kept.theme as Theme)) choices.theme = kept.theme as Theme;
	for (const panel of Object.keys(PANEL_LIMITS) as Panel[]) {
		const width = kept.widths?.[panel];
		const [least, most] = PANEL_LIMITS[panel];
		if (typeof width === 'number' && width >= least && width <= most) choices.widths[panel] = width;
		const open = kept.open?.[panel];
		if (typeof open === 'boolean') choices.open[panel] = open;
	}
	if (typeof kept.sideTab === 'string') choices.sideTab = kept.sideTab;
	for (const [group, folded] of Object.entries(kept.folded ?? {}))
		if (typeof folded === 'boolean') choices.folded[group] = folded;
	for (const [table, columns] of Object.entries(kept.besideLastYear ?? {}))
		if (BESIDE_LAST_YEAR.includes(columns)) choices.besideLastYear[table] = columns;
	choices.visited = kept.visited === true;
	return choices;
}

export const preferences = new Preferences(
	typeof localStorage === 'undefined' ? undefined : localStorage
);
