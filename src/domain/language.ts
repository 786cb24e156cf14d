/** The languages of reasons. */
export const LANGUAGES = ['en', 'de'] as const

export type Language = (typeof LANGUAGES)[number]

/** The language for a BCP 47 tag, such as `de-AT`; English for null and for a language without texts. */
export function languageOf(locale: string | null | undefined): Language {
  const [wanted] = (locale ?? '').toLowerCase().split('-')
  return LANGUAGES.find((language) => language === wanted) ?? 'en'
}
