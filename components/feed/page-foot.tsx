import type { ComponentProps } from 'preact';
import { NowStrip } from './now/now-strip';
import type { RowExtras } from './rows/extras';
import { PopupFootLine } from './status/popup-foot-line';

interface PageFootProps extends ComponentProps<typeof PopupFootLine> {
  /** Undefined until rows have them. */
  extras: RowExtras | undefined;
}

/** What the footer of the feed gets after the first paint: who is watching now, and how the checks go. */
export function PageFoot({ extras, ...line }: PageFootProps) {
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
          onFollow={onFollow}
        />
      )}
      <PopupFootLine {...line} />
    </>
  );
}
