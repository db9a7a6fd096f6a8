import type { Sandbox } from '@/sandbox/app';

const MINUTE = 60_000;

/** A quiet evening among friends. */
export function evening({ control }: Sandbox): void {
  const severance = { show: 'severance', season: 2 };
  control.event({ user: 'ben', action: 'watchlist', movie: 'past-lives-2023', agoMs: 55 * MINUTE });
  control.event({ user: 'anouk', action: 'rating', movie: 'parasite-2019', rating: 9, agoMs: 41 * MINUTE });
  for (const episode of [5, 6, 7]) {
    control.event({ user: 'mia', action: 'scrobble', ...severance, episode, agoMs: (80 - episode * 10) * MINUTE });
  }
  const text = 'The last ten minutes. I had to sit down, and I was sitting.';
  control.event({ user: 'jon-o', action: 'comment', show: 'dark', season: 1, episode: 3, text });
  control.event({ user: 'ben', action: 'watching', show: 'the-bear', season: 2, episode: 4 });
}
