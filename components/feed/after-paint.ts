import { queryOf } from '@/components/feed/filter/query-of';
import { AccessNote } from '@/components/ui/access-note';
import { FeedOverlays } from './feed-overlays';
import { isNarrowed, NO_FILTER } from './filter/feed-filter';
import { FilterBar } from './filter/filter-bar';
import { isAllRead, SearchLine } from './filter/search-line';
import { FullPageLink } from './full-page-link';
import { NewPill } from './list/new-pill';
import { openView } from './list/open-view';
import { createPopupActions } from './popup-actions';
import { rowExtras } from './rows/row-extras';
import { SnoozeButton } from './snooze-button';
import { CaughtUp } from './status/caught-up';
import { NoticeLine } from './status/notice-line';
import { OtherState } from './status/other-state';
import { PopupFootLine } from './status/popup-foot-line';
import { popupState } from './status/popup-state';
import { readListings } from './status/read-listings';
import { StatusStrip } from './status/status-strip';
import { StoreLines } from './status/store-lines';

/** Everything the popup needs only after its first paint: one chunk, loaded right after that paint. */
export const afterPaint = {
  CaughtUp,
  createPopupActions,
  FeedOverlays: FeedOverlays,
  FilterBar,
  FullPageLink,
  isAllRead,
  isNarrowed,
  NO_FILTER,
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
};

export type AfterPaint = typeof afterPaint;
