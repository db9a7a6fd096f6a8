import type { StoreReader } from '@/components/page/connect-store';
import type { SpoilerContext } from '@/utils/activity/spoiler';
import type { Settings } from '@/utils/settings/settings';
import { AroundDialog } from './around-dialog';
import { openAround, useOpenSubject } from './around-open';

const close = () => openAround(null);

interface AroundHostProps {
  read: StoreReader;
  /** Null until they are loaded: the dialog waits for them. */
  settings: Settings | null;
  spoilerContext: SpoilerContext;
  now: number;
}

/** Renders the dialog while a person or title is open. */
export function AroundHost({ read, settings, spoilerContext, now }: AroundHostProps) {
  const subject = useOpenSubject();
  if (!subject || !settings) return null;
  return (
    <AroundDialog
      key={subject.facet}
      subject={subject}
      read={read}
      spoilerContext={spoilerContext}
      pictures={settings.images}
      self={settings.self}
      now={now}
      onClose={close}
    />
  );
}
