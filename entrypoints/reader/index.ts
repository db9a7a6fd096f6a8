import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { reader } from '@/entrypoints/reader/reader';

/** Offers what a check needs to the background, which loads this script for one. */
export default defineUnlistedScript(() => {
  globalThis.lookoutReader = reader;
});
