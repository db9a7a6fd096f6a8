/** English that the product does not use, and what to write instead. */
export const FORBIDDEN: readonly { phrase: RegExp; remedy: string }[] = [
  { phrase: /\breads? failed\b/i, remedy: 'say what could not be reached, and when Lookout tries again' },
  { phrase: /\bfiled as seen\b/i, remedy: 'say “marked as read”' },
  { phrase: /\bhear of\b/i, remedy: 'say “hear about”' },
  { phrase: /\btold\b/i, remedy: 'say “notified you”' },
  { phrase: /\bclient id\b/, remedy: 'Trakt writes “Client ID”' },
  { phrase: /\bsources?\b/i, remedy: 'say “person”, “show” or “People & shows”' },
  { phrase: /\bheld\b/i, remedy: 'say “waiting”' },
  { phrase: /\bno way back\b/i, remedy: 'say “Danger zone”' },
  { phrase: /\b(?:whom|whose)\b/i, remedy: 'use a shorter sentence' },
  { phrase: /\bof (?:its|their|your|one’s) own\b/i, remedy: 'say “custom” or “your”' },
  { phrase: /\bnews\b/i, remedy: 'say “activity”' },
  { phrase: /\b(?:we|us|our)\b/i, remedy: 'Lookout is “Lookout”' },
  {
    phrase: /\b(?:colour|favourite|grey|behaviour|organise|licence|cancelled|centre)\w*/i,
    remedy: 'use American spelling',
  },
  { phrase: /\bsomething went wrong\b/i, remedy: 'say what happened' },
  { phrase: /!/, remedy: 'use a period' },
];

/** Characters. Longer ones are not read. */
export const MAX_MESSAGE_LENGTH = 140;
/** Words of a text with a key that ends in `_hint`. */
export const MAX_HINT_WORDS = 20;

/** Texts that break a rule on purpose, by key, each with its reason. */
export const VOICE_EXCEPTIONS: Readonly<Record<string, string>> = {};

/** Printed by the command line tool, for developers. */
export const DEVELOPER_KEYS = /^(?:ask|query|answer)_/;
