import { writeFileSync } from 'node:fs';
import path from 'node:path';

/*
 * Pages of the same extension for comparison: an empty one, one with its rows there from the start, and one that reads
 * everything and then searches it, as most feeds do.
 */

const ROW_STYLE = 'margin: 0; block-size: 62px; contain: strict; display: flex; gap: 8px; font: 13px sans-serif';

const page = (title: string, body: string) => `<!doctype html><meta charset="utf-8"><title>${title}</title>${body}`;

/** This many rows in a page without any code behind it. */
const tall = (rows: number) =>
  Array.from({ length: rows }, (_, row) => `<p style="${ROW_STYLE}"><b>Person ${row % 40}</b> watched Show ${row}</p>`);

const READ_ALL = (database: string) => `
const draw = (cards) => {
  const shown = cards.slice(0, 50).map((card) => {
    const row = document.createElement('p');
    row.dataset.cardId = card.id;
    const { user, show, movie } = card.activities[0];
    row.textContent = user.name + ' watched ' + (show || movie).title;
    return row;
  });
  document.body.replaceChildren(...shown);
};
let all = [];
globalThis.search = (words) => draw(all.filter((card) =>
  card.activities.some(({ show, movie }) => (show || movie).title.includes(words))));
const opening = indexedDB.open(${JSON.stringify(database)});
opening.onsuccess = () => {
  opening.result.transaction('cards').objectStore('cards').getAll().onsuccess = ({ target }) => {
    all = target.result.sort((a, b) => b.activities[0].at - a.activities[0].at);
    draw(all);
  };
};`;

/** Adds the pages to the folder of a built extension. */
export function writePages(extension: string, database: string): void {
  const put = (name: string, content: string) => writeFileSync(path.join(extension, name), content);
  put('blank.html', page('blank', '<p>.</p>'));
  put('tall.html', page('tall', tall(3000).join('\n')));
  put('read-all.js', READ_ALL(database));
  put('read-all.html', page('read all', '<body><script src="read-all.js"></script>'));
}
