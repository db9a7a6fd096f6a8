/**
 * The language for `Intl` that fits the words on the page: the browser's own tag (with its region) where the words are
 * in that language, else that of the words. Else "vor 5 Min." would stand in an English page.
 *
 * @param uiLanguage BCP 47 tag of the browser
 * @param language BCP 47 tag of the messages that the browser chose: message `extLanguage`
 */
export function pickLocale(uiLanguage: string, language: string): string {
  const of = (tag: string) => tag.split('-', 1)[0]?.toLowerCase();
  return language && of(uiLanguage) !== of(language) ? language : uiLanguage || 'en';
}
