/** The way a language is written: of those that Lookout speaks or may show names in. */
export function directionOf(locale: string): 'ltr' | 'rtl' {
  return /^(ar|fa|he|ur|yi)\b/.test(locale) ? 'rtl' : 'ltr';
}
