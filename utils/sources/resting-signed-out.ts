import type { Source } from '@/utils/sources/source';

/** All sources while nobody is signed in: whom one follows is known of an account only, so that source rests. */
export const restingSignedOut = (sources: readonly Source[]): Source[] =>
  sources.map((source) => (source.kind === 'following' ? { ...source, paused: true } : source));
