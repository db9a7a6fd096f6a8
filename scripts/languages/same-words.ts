/** Messages whose words are the same as in English, by language: names, and words that it has taken over. */
export const SAME_WORDS: Readonly<Record<string, readonly string[]>> = {};
