import type { Source } from '@/utils/sources/source';

/** All sources while nobody is signed in. Only an account has a follow list, so the people one follows rest. */
export const restingSignedOut = (sources: readonly Source[]): Source[] =>
  sources.map((source) => (source.kind === 'following' ? { ...source, paused: true } : source));
