import { browser } from 'wxt/browser';

/** The background's question to its open pages: which of these rows are in view? The reply has the same form. */
export interface InView {
  /** Ids of cards. */
  inView: readonly string[];
}

/**
 * Answers {@link InView} in a page. Returns a function that stops it.
 *
 * @param isInUse whether the person is looking at this page now; if not, the answer is left to other pages
 * @param find the cards that are in view; never answers if it rejects
 */
export function answerInView(
  isInUse: () => boolean,
  find: (ids: readonly string[]) => Promise<readonly string[]>,
): () => void {
  const listener = (message: unknown, { id }: { id?: string | undefined }, reply: (answer: InView) => void) => {
    const ids = (message as Partial<InView> | null)?.inView;
    if (id !== browser.runtime.id || !ids || !isInUse()) return;
    find(ids).then(
      (inView) => reply({ inView }),
      () => {},
    );
    // The reply comes later.
    return true as const;
  };
  browser.runtime.onMessage.addListener(listener);
  return () => browser.runtime.onMessage.removeListener(listener);
}
