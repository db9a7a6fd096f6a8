import { Toast } from '@/components/ui/toast';
import { FeedCompany } from './feed-company';
import { inPlace, marked, withOlder } from './feed-model';
import { NewPill } from './new-pill';
import { NoticeLine } from './notice-line';
import { OtherState } from './other-state';
import { createPopupActions } from './popup-actions';
import { PopupFootLine } from './popup-foot-line';
import { popupState } from './popup-state';
import { rowExtras } from './row-extras';
import { StatusStrip } from './status-strip';

/** What the popup can do without until its first paint: one chunk, loaded right after it. */
export const afterPaint = {
  createPopupActions,
  FeedCompany,
  inPlace,
  marked,
  NewPill,
  NoticeLine,
  OtherState,
  PopupFootLine,
  popupState,
  rowExtras,
  StatusStrip,
  Toast,
  withOlder,
};

export type AfterPaint = typeof afterPaint;
