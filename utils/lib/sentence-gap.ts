/** What separates a sentence from the one after it: nothing in Japanese, where the full stop brings its own space. */
export const sentenceGap = (sentence: string): string => (sentence.endsWith('。') ? '' : ' ');

export const joinSentences = (first: string, next: string): string => `${first}${sentenceGap(first)}${next}`;
