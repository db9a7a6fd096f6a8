import type { ComponentChildren } from 'preact';
import { useText } from '@/components/page/use-text';
import { Icon } from '@/components/ui/icon';
import { CHECK, OPTIONS, PAUSE, RESUME } from '@/components/ui/icons';
import { Mark } from '@/components/ui/mark';
import type { CheckProgress } from '@/utils/messaging/signals';

interface PopupHeaderProps {
  paused: boolean;
  /** The running check; `asked` until its size is known. */
  check: CheckProgress | 'asked' | null;
  /** True if there is nothing to check. */
  idle: boolean;
  onCheck: () => void;
  onPause: (paused: boolean) => void;
  onFollow: () => void;
  /** Tools that load after the first paint: snooze, and the link to the full page. */
  children?: ComponentChildren;
}

export function PopupHeader({ paused, check, idle, onCheck, onPause, onFollow, children }: PopupHeaderProps) {
  const text = useText();
  const busy = check !== null;
  return (
    <header class={`top${busy ? ' busy' : ''}${paused ? ' paused' : ''}`}>
      <div class="top-beam" aria-hidden="true" />
      <h1 class="top-name">
        <Mark />
        {text('popup_title')}
      </h1>
      <div class="top-tools">
        <button
          type="button"
          class="tool wide"
          aria-disabled={busy || idle || paused}
          onClick={() => !busy && !idle && !paused && onCheck()}
        >
          <Icon path={CHECK} />
          {text('popup_check_now')}
        </button>
        <button
          type="button"
          class="tool"
          aria-pressed={paused}
          aria-label={text('popup_pause')}
          title={paused ? text('popup_resume') : text('popup_pause')}
          onClick={() => onPause(!paused)}
        >
          <Icon path={paused ? RESUME : PAUSE} />
        </button>
        {children}
        <a
          class="tool"
          href="/options.html"
          target="_blank"
          rel="noopener"
          aria-label={text('popup_options')}
          title={text('popup_options')}
          onClick={onFollow}
        >
          <Icon path={OPTIONS} />
        </a>
      </div>
    </header>
  );
}
