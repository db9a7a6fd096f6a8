import { browser } from 'wxt/browser';
import { useHostAccess } from '@/components/page/use-host-access';
import { useText } from '@/components/page/use-text';
import type { TraktServer } from '@/utils/server/build-env';
import { requestHostAccess } from '@/utils/server/host-access';
import { Icon } from './icon';
import { ALERT } from './icons';

/** Says that the browser blocks Lookout from Trakt, with a button that asks for the permission again. */
export function AccessNote({ server }: { server: TraktServer }) {
  const text = useText();
  const allowed = useHostAccess(server);
  if (allowed) return null;
  return (
    <div class="note bad notice" role="alert">
      <Icon path={ALERT} />
      <div>
        <p>
          <strong>{text('access_revoked')}</strong> {text('access_revoked_next')}
        </p>
        <p class="note-tools">
          <button
            type="button"
            class="button"
            onClick={() => void requestHostAccess(browser.permissions, server).catch(console.error)}
          >
            {text('access_allow')}
          </button>
        </p>
      </div>
    </div>
  );
}
