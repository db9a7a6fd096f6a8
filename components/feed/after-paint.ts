import { queryOf } from '@/components/hooks/query-of';
import { Toast } from '@/components/ui/toast';
import { FeedCompany } from './feed-company';
import { isNarrowed } from './feed-filter';
import { FilterBar } from './filter-bar';
import { FullPageLink } from './full-page-link';
import { NewPill } from './new-pill';
import { NoticeLine } from './notice-line';
import { openView } from './open-view';
import { OtherState } from './other-state';
import { createPopupActions } from './popup-actions';
import { PopupFootLine } from './popup-foot-line';
import { popupState } from './popup-state';
import { rowExtras } from './row-extras';
import { SearchLine } from './search-line';
import { SnoozeButton } from './snooze-button';
import { StatusStrip } from './status-strip';
import { StoreLines } from './store-lines';

/** What the popup can do without until its first paint: one chunk, loaded right after it. */
export const afterPaint = {
  createPopupActions,
  FeedCompany,
  FilterBar,
  FullPageLink,
  isNarrowed,
  NewPill,
  NoticeLine,
  openView,
  OtherState,
  PopupFootLine,
  popupState,
  queryOf,
  rowExtras,
  SearchLine,
  SnoozeButton,
  StatusStrip,
  StoreLines,
  Toast,
};

export type AfterPaint = typeof afterPaint;
