/** Icons for `Icon`, 24 x 24, that the popup's first paint needs. The others are in `more-icons`. */
export const OPTIONS =
  'M4 7h9m5 0h2M4 17h2m5 0h9M15.5 9.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5ZM8.5 19.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z';
export const PAUSE = 'M8 5v14M16 5v14';
export const RESUME = 'M7 4.5v15l12-7.5Z';
export const CHECK = 'M20 11a8 8 0 0 0-14.3-4L4 9m0-5v5h5M4 13a8 8 0 0 0 14.3 4L20 15m0 5v-5h-5';
export const ALERT = 'M12 8v5m0 3.5v.01M12 3 2.5 20h19Z';
export const OUT = 'M14 4h6v6m0-6-9 9M9 5H5v14h14v-4';
export const PLAY = 'M8 5.5v13l10-6.5Z';
export const EYE = 'M2 12c4-9 16-9 20 0-4 9-16 9-20 0Zm10 3a3 3 0 1 0 0-6 3 3 0 0 0 0 6Z';
export const STAR = 'm12 3.5 2.6 5.6 6.1.7-4.5 4.2 1.2 6-5.4-3-5.4 3 1.2-6-4.5-4.2 6.1-.7Z';
export const BOOKMARK = 'M6.5 3.5h11v17l-5.5-4-5.5 4Z';
export const COMMENT = 'M4 4.5h16v12h-9l-5 4v-4H4Z';
export const BOX = 'M4 8.5h16v11H4ZM3 4.5h18v4H3Zm7 8h4';
export const LIST = 'M9 6h11M9 12h11M9 18h11M4.5 6v.01M4.5 12v.01M4.5 18v.01';
export const PIN =
  'M12 21c5-5.5 7-8.5 7-11a7 7 0 0 0-14 0c0 2.5 2 5.5 7 11Zm0-8.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z';
export const PERSON = 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4 20.5a8 8 0 0 1 16 0';
export const GAP = 'M4 6h16M4 18h16M5 12h.01M12 12h.01M19 12h.01';
export const CHART = 'M4 20h16M6.5 16v-4m5.5 4V5m5.5 11V9';
export const UP = 'M12 19V5m-6 6 6-6 6 6';
