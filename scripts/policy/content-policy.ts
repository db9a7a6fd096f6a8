import type { Plugin } from 'vite';

/**
 * What pages and background may load and reach. It allows requests to any address, because people can choose a server
 * of their own, and the manifest cannot distinguish the background from pages; {@link closedPages} withdraws this
 * permission from each page. Unlike Firefox's default policy, this one does not upgrade http to https, because a server
 * without a certificate could not be read.
 */
export const EXTENSION_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  // The browser itself fetches icons and images of notifications in the worker, as our files and data URLs.
  "connect-src 'self' data: https: http:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
].join('; ');

/** Pages make no requests: the background makes them all. */
const PAGE_POLICY = "connect-src 'none'";

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
