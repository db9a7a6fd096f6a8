import type { SectionProps } from '@/components/options/props';
import { useText } from '@/components/page/use-text';
import { Icon } from '@/components/ui/icon';
import { BELL, MUTED } from '@/components/ui/more-icons';
import { sourceTitle } from '@/components/words/source-title';
import { shortTime } from '@/utils/lib/relative-time';
import { DAY } from '@/utils/lib/time';
import { snoozeEnd } from '@/utils/rules/snooze';
import type { Source } from '@/utils/sources/source';
import { muteIdOf, muteOfSource } from './source-mute';

interface MutePanelProps extends Pick<SectionProps, 'settings' | 'now' | 'send' | 'autosave'> {
  source: Source;
}

/** Mutes a source for a while: its activities stay in the feed, without badge or notification. */
export function MutePanel({ settings, now, send, autosave, source }: MutePanelProps) {
  const text = useText();
  const who = muteIdOf(source);
  if (!who) return null;
  const name = sourceTitle(text, source);
  const mute = muteOfSource(source, settings.mutes, now);
  const unmute = () => send('unmute', who);
  const back = () => (mute ? send('mute', mute) : unmute());
  const muteUntil = (until: number | null) => void autosave(() => send('mute', { ...who, name, until }), back);
  const ends = [
    { words: text('snooze_hour'), end: () => snoozeEnd('hour', Date.now()) },
    { words: text('snooze_tomorrow'), end: () => snoozeEnd('tomorrow', Date.now()) },
    { words: text('mute_week'), end: () => Date.now() + 7 * DAY },
    { words: text('mute_for_good'), end: () => null },
  ];
  return (
    <div class="panel form">
      <div>
        <h2>{text('mute_title')}</h2>
        <p class="hint">{text('mute_hint')}</p>
      </div>
      <div class={mute ? 'note lamp' : 'note'} role="status">
        <Icon path={mute ? MUTED : BELL} />
        <p>{muteWords()}</p>
        {mute && (
          <button type="button" class="button" onClick={() => void autosave(unmute, back)}>
            {text('mute_end')}
          </button>
        )}
      </div>
      <div class="snoozes">
        {ends.map(({ words, end }) => (
          <button type="button" class="button" key={words} onClick={() => muteUntil(end())}>
            {words}
          </button>
        ))}
      </div>
    </div>
  );

  function muteWords(): string {
    if (!mute) return text('mute_off');
    return mute.until === null ? text('mute_on') : text('mute_on_until', shortTime(mute.until, now, text.locale));
  }
}
