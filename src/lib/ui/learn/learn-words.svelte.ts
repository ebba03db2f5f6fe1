import { learnWords, type LearnWords } from '$lib/messages/learn';
import { preferences } from '../state/preferences.svelte';

export function sayLearn(): LearnWords {
	return learnWords[preferences.locale];
}
