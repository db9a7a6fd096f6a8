/**
 * The language for `Intl`: the browser's own tag (with its region) if the page's messages are in that language, else
 * the language of the messages. With the browser's tag alone, a German browser would show "vor 5 Min." on a page in
 * English.
 *
 * @param uiLanguage BCP 47 tag of the browser
 * @param language BCP 47 tag of the messages that the browser chose: message `extLanguage`
 */
export function pickLocale(uiLanguage: string, language: string): string {
  const of = (tag: string) => tag.split('-', 1)[0]?.toLowerCase();
  return language && of(uiLanguage) !== of(language) ? language : uiLanguage || 'en';
}
