import { useText } from '@/components/page/use-text';
import { Icon } from '@/components/ui/icon';
import { ALERT, PAUSE } from '@/components/ui/icons';
import type { Notice } from './popup-state';

interface NoticeLineProps {
  notice: Notice | null;
  v1: boolean;
  onResume: () => void;
}

/** Says above the rows why no new ones arrive. */
export function NoticeLine({ notice, v1, onResume }: NoticeLineProps) {
  const text = useText();
  if (!notice) return null;
  const words = {
    paused: text('popup_paused'),
    'no-client-id': text(v1 ? 'popup_notice_key_v1' : 'popup_notice_key'),
    'no-sources': text('popup_notice_no_sources'),
  };
  return (
    <div class="note lamp notice">
      <Icon path={notice === 'paused' ? PAUSE : ALERT} />
      <p>{words[notice]}</p>
      {notice === 'paused' && (
        <button type="button" class="button" onClick={onResume}>
          {text('options_resume')}
        </button>
      )}
    </div>
  );
}
