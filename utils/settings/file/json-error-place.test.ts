import { expect, it } from 'vitest';
import { jsonErrorPlace } from '@/utils/settings/file/json-error-place';

it.each([
  ['', 1, 1],
  ['<html>', 1, 1],
  ['{"a": 1,}', 1, 9],
  ['{"a": 1,\n "b" 2}', 2, 6],
  ['{\n  "a": [1, 2\n}', 3, 1],
  ['{"a": "x', 1, 7],
  ['{"a": tru}', 1, 7],
  ['[1] x', 1, 5],
  ['{"a": {"b": [[], {}, -1.5e3, "\\u00e9"], "c": null}} }', 1, 53],
  ["{'a': 1}", 1, 2],
  ['['.repeat(100_000), 1, 100_001],
])('%j stops at %d:%d', (text, line, column) => expect(jsonErrorPlace(text)).toEqual({ line, column }));
