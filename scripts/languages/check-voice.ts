import type { LocaleSource } from './locale-source.ts';
import { DEVELOPER_KEYS, FORBIDDEN, MAX_HINT_WORDS, MAX_MESSAGE_LENGTH, VOICE_EXCEPTIONS } from './voice-rules.ts';

function problemsOf(key: string, text: string): string[] {
  const found = FORBIDDEN.flatMap(({ phrase, remedy }) => {
    const [words] = text.match(phrase) ?? [];
    return words ? [`${key}: says “${words}”. Instead, ${remedy}: ${text}`] : [];
  });
  if (text.length > MAX_MESSAGE_LENGTH)
    found.push(`${key}: has ${text.length} characters, at most ${MAX_MESSAGE_LENGTH} are read: ${text}`);
  const words = text.split(/\s+/).length;
  if (key.endsWith('_hint') && words > MAX_HINT_WORDS)
    found.push(`${key}: has ${words} words, a hint at most ${MAX_HINT_WORDS}: ${text}`);
  return found;
}

/** Checks the English texts against the rules of docs/words.md, and reports exceptions that are no longer needed. */
export function checkVoice(english: LocaleSource): string[] {
  const problems: string[] = [];
  const used = new Set<string>();
  for (const [key, value] of Object.entries(english)) {
    if (DEVELOPER_KEYS.test(key)) continue;
    const texts = typeof value === 'string' ? [value] : Object.values(value);
    const found = texts.flatMap((text) => problemsOf(key, text ?? ''));
    if (found.length > 0 && key in VOICE_EXCEPTIONS) used.add(key);
    else problems.push(...found);
  }
  const unused = Object.keys(VOICE_EXCEPTIONS).filter((key) => !used.has(key));
  return [...problems, ...unused.map((key) => `${key}: needs no exception in scripts/languages/voice-rules.ts`)];
}
