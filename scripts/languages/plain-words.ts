/**
 * Runs in a page in the made-up language and returns the words with plain letters, each with its element. All messages
 * have other letters (see `pseudo`), so such a word is data, or was written into the code instead of a message.
 *
 * A string, so that it can be evaluated in a page unchanged.
 *
 * @param known the words of the data on the page, which are left out
 */
export const PLAIN_WORDS = `(known) => {
  const data = new Set(known);
  const found = [];
  const look = (text, where) => {
    for (const [word] of (text ?? '').matchAll(/[A-Za-z]{2,}/g)) if (!data.has(word)) found.push(word + ' (' + where + ')');
  };
  const place = (element) => element.tagName.toLowerCase() + (element.className && typeof element.className === 'string' ? '.' + element.className.trim().replace(/\\s+/g, '.') : '');
  /* Initials are derived from names, and keys are named as printed on them. */
  const skipped = 'script, style, pre, code, kbd, .avatar, .poster, [translate="no"]';
  for (const element of document.querySelectorAll('*')) {
    if (element.closest(skipped)) continue;
    for (const name of ['aria-label', 'aria-description', 'aria-valuetext', 'aria-roledescription', 'title', 'placeholder', 'alt', 'label']) {
      look(element.getAttribute(name), place(element) + ' ' + name);
    }
    for (const node of element.childNodes) if (node.nodeType === 3) look(node.data, place(element));
  }
  look(document.title, 'title');
  return [...new Set(found)];
}`;

/** Every word in data that may be shown, of any shape. */
export function wordsIn(...data: unknown[]): string[] {
  return [
    ...new Set(
      JSON.stringify(data)
        .replace(/\\[bfnrt]/g, ' ')
        .match(/[A-Za-z]{2,}/g),
    ),
  ];
}

/** Units of bytes are the same in every language. */
export const UNITS = ['kB', 'MB', 'GB', 'TB'];
