import { Toast } from '@/components/ui/toast';
import { arrivals } from './arrivals';
import { attachFeedKeys } from './feed-keys';
import { NoticeLine } from './notice-line';
import { OtherState } from './other-state';
import { createPopupActions } from './popup-actions';
import { PopupFootLine } from './popup-foot-line';
import { popupState } from './popup-state';

/** What the popup can do without until its first paint: one chunk, loaded right after it. */
export const afterPaint = {
  arrivals,
  attachFeedKeys,
  createPopupActions,
  NoticeLine,
  OtherState,
  PopupFootLine,
  popupState,
  Toast,
};

export type AfterPaint = typeof afterPaint;
