/** Mia follows Zofia, who has a private profile; Ben's is public. */
export const PRIVATE_FRIEND = {
  people: [
    { username: 'mia', following: ['zofia'] },
    { username: 'zofia', name: 'Zofia Nowak', private: true, following: ['mia'] },
    { username: 'ben', name: 'Ben' },
  ],
  shows: [{ title: 'Alpha', seasons: [{ number: 1, episodes: 8 }] }],
  movies: [],
  events: [],
};
