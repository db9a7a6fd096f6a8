import type { Autosave } from '@/components/options/autosave';
import type { StoreReader } from '@/components/page/connect-store';
import type { ToastContent } from '@/components/page/toasts';
import type { SendError, send } from '@/utils/messaging/send';
import type { TraktServer } from '@/utils/server/build-env';
import type { Settings } from '@/utils/settings/settings';
import type { StreamState } from '@/utils/store/schema';

/** Props of every section of the options. */
export interface SectionProps {
  env: TraktServer;
  /** What follows the section in the hash, for example a source's id; else empty. */
  detail: string;
  settings: Settings;
  streams: readonly StreamState[];
  now: number;
  read: StoreReader;
  send: typeof send;
  showToast: (toast: ToastContent) => void;
  /** Saves a change at once, shows "Saved" and offers Undo. */
  autosave: Autosave;
  /** Shows an error. */
  failed: (error: SendError) => void;
}
