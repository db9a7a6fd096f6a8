import type { Plugin } from 'vite';

const ROWS = 7;
const ROW = '<div class="bones"><i></i><b></b><b class="thin"></b></div>';

/** Puts placeholders for rows, which are painted before any script runs, into each page that shows the feed. */
export const feedSkeleton: Plugin = {
  name: 'lookout:feed-skeleton',
  transformIndexHtml: (html) =>
    html.replace('<!-- skeleton -->', `<div class="skeleton" aria-hidden="true">${ROW.repeat(ROWS)}</div>`),
};
