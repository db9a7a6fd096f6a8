import { expect, it } from 'vitest';
import { emphasise } from '@/components/feed/rows/emphasis';

const marked = (words: string, names: (string | undefined)[]) =>
  emphasise(words, names)
    .map((part) => (part.strong ? `[${part.words}]` : part.words))
    .join('');

it.each([
  ['Mia watched Severance', ['Mia', 'Severance'], '[Mia] watched [Severance]'],
  ['Herman watched Her', ['Herman', 'Her'], '[Herman] watched [Her]'],
  ['Mia watched 4 episodes of It', ['Mia', undefined, 'It'], '[Mia] watched 4 episodes of [It]'],
  ['ミアは千と千尋を見た', ['ミア', '千と千尋'], '[ミア]は[千と千尋]を見た'],
  ['Mia did something', ['Mia', ''], '[Mia] did something'],
  ['Nobody here', ['Mia'], 'Nobody here'],
])('emphasizes the names in “%s” (%j)', (words, names, expected) => {
  expect(marked(words, names)).toBe(expected);
});

it('keeps every character in its place', () => {
  const words = 'a b a b';
  expect(
    emphasise(words, ['b', 'a'])
      .map((part) => part.words)
      .join(''),
  ).toBe(words);
});
