import type { Autosave } from '@/components/options/use-autosave';
import type { StoreReader } from '@/components/page/connect-store';
import type { ToastContent } from '@/components/page/use-toast';
import type { SendError, send } from '@/utils/messaging/send';
import type { TraktServer } from '@/utils/server/build-env';
import type { Settings } from '@/utils/settings/settings';
import type { StreamState } from '@/utils/store/schema';

/** What every section of the options gets. */
export interface SectionProps {
  env: TraktServer;
  /** What follows the section in the address: one source, say. Empty where nothing does. */
  detail: string;
  settings: Settings;
  streams: readonly StreamState[];
  now: number;
  read: StoreReader;
  send: typeof send;
  showToast: (toast: ToastContent) => void;
  /** Changes something at once: says "Saved", and offers the way back. */
  autosave: Autosave;
  /** Says what went wrong. */
  failed: (error: SendError) => void;
}
