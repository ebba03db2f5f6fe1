/** Languages of the interface: Chinese first, English complete. */
export const LOCALES = ['zh', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

/** A catalogue of words: the same keys in every language. */
export interface Catalogue<W> {
	readonly zh: W;
	readonly en: W;
}

/** The language tag for `<html lang>` and for `Intl`. */
export const LANGUAGE_TAG: Record<Locale, string> = { zh: 'zh-CN', en: 'en' };

/** The locale that a list of browser languages asks for; Chinese where none is known. */
export function localeFor(languages: readonly string[]): Locale {
	for (const language of languages) {
		const known = LOCALES.find((locale) => language.toLowerCase().split('-')[0] === locale);
		if (known) return known;
	}
	return 'zh';
}
