/** Icons for `Icon`, 24 x 24, that the popup's first paint does not need. */
/** Rays of a lamp that has just been lit. */
export const NEWS = 'M12 3v4m0 10v4m9-9h-4M7 12H3m15.4-6.4-2.9 2.9M8.5 15.5l-2.9 2.9m12.8 0-2.9-2.9M8.5 8.5 5.6 5.6';
export const DONE = 'm5 12.5 4.5 4.5L19 7.5';
export const CLOSE = 'm6 6 12 12M18 6 6 18';
export const LOCK = 'M7 11V8a5 5 0 0 1 10 0v3M5.5 11h13v9h-13Z';
export const KEY = 'M14.5 4a5.5 5.5 0 1 1-4 9.3L9 15H7v2H5v3H3v-3.5l5.3-5.3A5.5 5.5 0 0 1 14.5 4ZM16 8v.01';
export const PEOPLE =
  'M9 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM2.5 20a6.5 6.5 0 0 1 13 0M16 4.8a3.5 3.5 0 0 1 0 6.4M17.8 14a6.5 6.5 0 0 1 3.7 6';
export const REMOVE = 'M4 7h16M9 7V4h6v3m3 0-1 13H7L6 7m4 4v5m4-5v5';
export const COPY = 'M9 9h11v11H9ZM15 9V4H4v11h5';
export const SAVE = 'M12 4v11m-5-5 5 5 5-5M4 20h16';
export const LOAD = 'M12 15V4m-5 5 5-5 5 5M4 20h16';
export const HEALTH = 'M3 12h4l3-8 4 16 3-8h4';
export const RULES = 'M4 5h16l-6 8v6l-4-2v-4Z';
export const SEASONS = 'M4 7v13h10M8 3h12v13H8Z';
export const FIND = 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13Zm4.7-1.8L20 20';
export const MOON = 'M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5Z';
export const LOOK = 'M12 3.5a8.5 8.5 0 1 0 0 17Zm0 0a8.5 8.5 0 0 1 0 17';
export const BELL = 'M6 17V11a6 6 0 0 1 12 0v6l1.5 1.5h-15ZM10.5 21h3';
export const ADD = 'M12 5v14M5 12h14';
export const BACK = 'M19 12H5m6-6-6 6 6 6';
export const MUTED = 'M6 16v-5a6 6 0 0 1 9-5.2M18 11v6l1.5 1.5H8M10.5 21h3M4 4l16 16';
export const SEARCH = 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13Zm5-1.5L20 20';
export const UNDO = 'M9 14 4 9l5-5M4 9h10.5a5.5 5.5 0 0 1 0 11H11';
export const EXPAND = 'M14 4h6v6M10 20H4v-6M20 4l-7 7M4 20l7-7';
export const MORE = 'M5 12h.01M12 12h.01M19 12h.01';
export const DOWN = 'm6 9 6 6 6-6';
export const UNREAD = 'M12 16.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9Z';
export const GROUPS = 'M4 5h5v5H4ZM4 14h5v5H4ZM13 7h7m-7 9h7';
