import { describe, expect, it } from 'vitest';
import { formatLocaleSource, readLocaleSource } from './locale-source';

describe('readLocaleSource', () => {
  it('reads texts and plural forms', () => {
    const source = { hello: 'Say "$1" {now}: \\ é', count: { one: '$1 row', other: '$1 rows' } };
    expect(readLocaleSource(JSON.stringify(source))).toEqual({ ok: true, value: source });
  });

  it.each([
    [
      '{\n  "a": "x"\n  "b": "y"\n}',
      'line 3 is not JSON. Check quotes, commas and braces there and on the line before',
    ],
    ['{\n  "a": "x",\n', 'line 3 is not JSON. Check quotes, commas and braces there and on the line before'],
    ['["x"]', 'is not an object. Write { "key": "text", … }'],
    ['{\n  "a": "x",\n  "b": "y",\n  "a": "z"\n}', 'a: stands a second time in line 4. Delete one of the two'],
    ['{ "a": { "one": "x", "other": "y", "one": "z" } }', 'one: stands a second time in line 1. Delete one of the two'],
    ['{ "a": { "one": "x", "others": "y" } }', 'a: "others" is no plural form. Use zero, one, two, few, many, other'],
    ['{ "a": { "other": 3 } }', 'a: "other" is not a text. Write "other": "…"'],
    ['{ "a": ["x"] }', 'a: is neither a text nor plural forms. Write "a": "…"'],
  ])('says what is wrong and what to do: %s', (json, problem) =>
    expect(readLocaleSource(json)).toEqual({ ok: false, error: [problem] }),
  );

  it('is not confused by texts that look like keys', () => {
    expect(readLocaleSource('{ "a": "\\"a\\": {", "b": "a", "c": { "other": "b" } }').ok).toBe(true);
  });
});

describe('formatLocaleSource', () => {
  it('writes one line per text, in the order of English, and forms in the order of Intl', () => {
    const source = { left: 'x', count: { other: '$1', one: 'one' }, hello: 'Hi "$1"' };
    const written = formatLocaleSource(source, ['hello', 'missing', 'count']);
    expect(written).toBe(
      '{\n  "hello": "Hi \\"$1\\"",\n  "count": { "one": "one", "other": "$1" },\n  "left": "x"\n}\n',
    );
    expect(readLocaleSource(written)).toEqual({ ok: true, value: source });
  });
});
