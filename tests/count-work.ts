import { fakeBrowser } from 'wxt/testing/fake-browser';
import { countCalls, type WorkCounts } from '@/tests/count-calls';

/** Counts all browser calls during `work`. Needs `fakeExtension` and `fake-indexeddb`. */
export const countWork = (work: () => Promise<unknown>): Promise<WorkCounts> => countCalls(fakeBrowser, work);
