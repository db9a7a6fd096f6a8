/** A part of a sentence; `strong` where it names somebody or something. */
export interface Part {
  words: string;
  strong: boolean;
}

/** Cuts a sentence so that the names in it can stand out. Names that do not occur in it are left out. */
export function emphasise(words: string, names: readonly (string | undefined)[]): Part[] {
  let parts: Part[] = [{ words, strong: false }];
  for (const name of names) {
    if (!name) continue;
    parts = parts.flatMap((part) => (part.strong ? [part] : cut(part.words, name)));
  }
  return parts.filter((part) => part.words !== '');
}

/** At the first place where the name stands by itself and is no piece of a longer word. */
function cut(words: string, name: string): Part[] {
  for (let at = words.indexOf(name); at >= 0; at = words.indexOf(name, at + 1)) {
    const end = at + name.length;
    if (isLetter(words[at - 1]) || isLetter(words[end])) continue;
    return [
      { words: words.slice(0, at), strong: false },
      { words: name, strong: true },
      { words: words.slice(end), strong: false },
    ];
  }
  return [{ words, strong: false }];
}

function isLetter(sign: string | undefined): boolean {
  return sign !== undefined && /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{N}]/u.test(sign);
}
