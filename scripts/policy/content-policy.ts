import type { Plugin } from 'vite';

/**
 * What pages and background may load and reach. Requests may go to any address here, for servers of one's own, and the
 * manifest cannot tell the background from pages: each page takes this back by {@link closedPages}. Nothing turns http
 * into https, as Firefox's own policy would: a server without a certificate could not be read.
 */
export const EXTENSION_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  // The browser's own code fetches the icons and images of notifications in the worker, as our files and data.
  "connect-src 'self' data: https: http:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
].join('; ');

/** Pages make no requests: the background makes them all. */
export const PAGE_POLICY = "connect-src 'none'";

/** Adds {@link PAGE_POLICY} to the start of each page of a build. The development server needs its socket. */
export const closedPages: Plugin = {
  name: 'lookout:closed-pages',
  apply: 'build',
  transformIndexHtml: () => [
    {
      tag: 'meta',
      attrs: { 'http-equiv': 'Content-Security-Policy', content: PAGE_POLICY },
      injectTo: 'head-prepend',
    },
  ],
};
