/** One notification instead of several. */
export interface Summary {
  /** Ids of the cards, and of those of their activities that it announces. */
  cards: string[];
  members: string[];
  activities: number;
  people: string[];
  titles: string[];
  /** Some of them were deferred. */
  missed?: true | undefined;
  /** No single notification is beside it. */
  alone?: true | undefined;
}
