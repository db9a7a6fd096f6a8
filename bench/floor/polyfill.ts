/** Stands in for `wxt/browser` in the floor with the polyfill. */
export { default as browser } from 'webextension-polyfill';
