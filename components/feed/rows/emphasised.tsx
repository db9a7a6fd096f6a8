import type { ComponentChild } from 'preact';
import { emphasise } from './emphasis';

/** A sentence in which names stand out: see {@link emphasise}. */
export const emphasised = (sentence: string, names: readonly (string | undefined)[]): ComponentChild[] =>
  emphasise(sentence, names).map(({ words, strong }) => (strong ? <bdi>{words}</bdi> : words));
