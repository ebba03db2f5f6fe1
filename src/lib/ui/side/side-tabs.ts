/**
 * The tabs of the panel beside the page, in their order. A tab is added here as one line, with its
 * name in `messages/side`; its panel is told what the page shows.
 */
import type { Component } from 'svelte';
import type { SideWords } from '$lib/messages/side';
import CommentsPanel from '../comments/CommentsPanel.svelte';
import UnreadBadge from '../comments/UnreadBadge.svelte';
import FindingsPanel from '../findings/FindingsPanel.svelte';
import HistoryPanel from '../history/HistoryPanel.svelte';
import WhereUsedPanel from '../where-used/WhereUsedPanel.svelte';
import type { Here } from '../navigation/here';

export interface SideTab {
	readonly id: keyof SideWords['tabs'];
	readonly Panel: Component<{ here: Here }>;
	/** Beside the name: how much there is to see. */
	readonly Badge?: Component<{ here: Here }>;
}

export const SIDE_TABS: readonly SideTab[] = [
	{ id: 'findings', Panel: FindingsPanel },
	{ id: 'comments', Panel: CommentsPanel, Badge: UnreadBadge },
	{ id: 'history', Panel: HistoryPanel },
	{ id: 'uses', Panel: WhereUsedPanel }
];

/** The tab that was chosen last, or the first where it is none any more. */
export function tabNamed(id: string | undefined): SideTab {
	return SIDE_TABS.find((tab) => tab.id === id) ?? SIDE_TABS[0];
}
