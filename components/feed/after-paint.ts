import { queryOf } from '@/components/feed/filter/query-of';
import { AccessNote } from '@/components/ui/access-note';
import { Toast } from '@/components/ui/toast';
import { FeedOverlays } from './feed-overlays';
import { isNarrowed } from './filter/feed-filter';
import { FilterBar } from './filter/filter-bar';
import { SearchLine } from './filter/search-line';
import { FullPageLink } from './full-page-link';
import { NewPill } from './list/new-pill';
import { openView } from './list/open-view';
import { createPopupActions } from './popup-actions';
import { rowExtras } from './rows/row-extras';
import { SnoozeButton } from './snooze-button';
import { NoticeLine } from './status/notice-line';
import { OtherState } from './status/other-state';
import { PopupFootLine } from './status/popup-foot-line';
import { popupState } from './status/popup-state';
import { readListings } from './status/read-listings';
import { StatusStrip } from './status/status-strip';
import { StoreLines } from './status/store-lines';

/** Everything the popup needs only after its first paint: one chunk, loaded right after that paint. */
export const afterPaint = {
  createPopupActions,
  FeedOverlays: FeedOverlays,
  FilterBar,
  FullPageLink,
  isNarrowed,
  NewPill,
  AccessNote,
  NoticeLine,
  openView,
  OtherState,
  PopupFootLine,
  popupState,
  queryOf,
  readListings,
  rowExtras,
  SearchLine,
  SnoozeButton,
  StatusStrip,
  StoreLines,
  Toast,
};

export type AfterPaint = typeof afterPaint;
