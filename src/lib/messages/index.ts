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
