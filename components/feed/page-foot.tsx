import type { ComponentProps } from 'preact';
import type { FeedPageName } from './list/saved-view';
import { NowStrip } from './now/now-strip';
import type { RowExtras } from './rows/extras';
import { PopupFootLine } from './status/popup-foot-line';

interface PageFootProps extends ComponentProps<typeof PopupFootLine> {
  /** Undefined until rows have them. */
  extras: RowExtras | undefined;
  page: FeedPageName;
}

/** What the footer of the feed gets after the first paint: who is watching now, and how the checks go. */
export function PageFoot({ extras, page, ...line }: PageFootProps) {
  const { read, revision, settings, now, onFollow } = line;
  return (
    <>
      {extras && (
        <NowStrip
          read={read}
          revision={revision}
          spoilerContext={extras.spoilerContext}
          pictures={settings.images}
          now={now}
          isPanel={page === 'panel'}
          onFollow={onFollow}
        />
      )}
      <PopupFootLine {...line} />
    </>
  );
}
