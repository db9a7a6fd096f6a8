import { browser } from 'wxt/browser';
import type { InView } from '@/utils/messaging/in-view';

/** A page that has not answered by then shows nothing, ms. */
const ANSWER_MS = 300;

/** Which of these cards the person has on screen in a page of Lookout. Without a page that says so in time: none. */
export async function askInView(ids: readonly string[]): Promise<ReadonlySet<string>> {
  const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), ANSWER_MS));
  // Rejects where no page is open.
  const asked = (browser.runtime.sendMessage({ inView: ids } satisfies InView) as Promise<unknown>).catch(() => null);
  const inView = (((await Promise.race([asked, late])) ?? {}) as Partial<InView>).inView ?? [];
  return new Set(ids.filter((id) => inView.includes(id)));
}
