import './after-paint-styles';
import { queryOf } from '@/components/feed/filter/query-of';
import { FeedOverlays } from './feed-overlays';
import { isPlain } from './filter/feed-filter';
import { FilterBar } from './filter/filter-bar';
import { FullPageLink } from './full-page-link';
import { GroupChunk } from './list/group-chunk';
import { openView } from './list/open-view';
import { wholeView } from './list/whole-view';
import { PageFoot } from './page-foot';
import { createPopupActions } from './popup-actions';
import { rowExtras } from './rows/row-extras';
import { SnoozeButton } from './snooze-button';
import { AboveRows } from './status/above-rows';
import { BelowRows } from './status/below-rows';
import { popupState } from './status/popup-state';
import { readListings } from './status/read-listings';
import { StatusStrip } from './status/status-strip';

/** Everything the popup needs only after its first paint: one chunk, loaded right after that paint. */
export const afterPaint = {
  AboveRows,
  BelowRows,
  createPopupActions,
  FeedOverlays: FeedOverlays,
  FilterBar,
  FullPageLink,
  GroupChunk,
  isPlain,
  openView,
  PageFoot,
  popupState,
  queryOf,
  readListings,
  rowExtras,
  SnoozeButton,
  StatusStrip,
  wholeView,
};

export type AfterPaint = typeof afterPaint;
