/** The writing direction of a language that Lookout supports or may show names in. */
export function directionOf(locale: string): 'ltr' | 'rtl' {
  return /^(ar|fa|he|ur|yi)\b/.test(locale) ? 'rtl' : 'ltr';
}
