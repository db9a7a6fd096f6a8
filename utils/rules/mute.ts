/** Somebody, or a show, that must not interrupt for a while: what happens goes to the feed only. */
export interface Mute {
  kind: 'user' | 'show';
  /** As in facets: the slug of a person; of a show its slug, or any of its ids. */
  id: string;
  /** What the person or show is called, for sentences. */
  name: string;
  /** Until when, ms UTC; null for good. */
  until: number | null;
}
