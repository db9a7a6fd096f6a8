import { preferenceKeeper } from '@/components/options/preferences';
import type { SectionProps } from '@/components/options/props';
import { TimeField } from '@/components/options/quiet/quiet-range-row';
import { Section } from '@/components/options/section';
import { useText } from '@/components/page/use-text';
import { Segments } from '@/components/ui/segments';
import { SwitchRow } from '@/components/ui/switch-row';
import type { MessageKey } from '@/utils/lib/text';
import { DIGEST_MODES, type DigestMode, MAX_NOTIFICATIONS, SOUNDS, type Sound } from '@/utils/settings/settings';
import { SpoilerPanel } from './spoiler-panel';
import { TestNotification } from './test-notification';

const DIGEST_WORDS = {
  off: ['digest_off', 'digest_off_hint'],
  hourly: ['digest_hourly', 'digest_hourly_hint'],
  daily: ['digest_daily', 'digest_daily_hint'],
} as const satisfies Record<DigestMode, readonly [words: MessageKey, hint: MessageKey]>;

const SOUND_WORDS = {
  system: 'notifications_sound_system',
  silent: 'notifications_sound_silent',
} as const satisfies Record<Sound, MessageKey>;

/** How notifications look, and how many appear at once. */
export function NotificationsSection(props: SectionProps) {
  const text = useText();
  const set = preferenceKeeper(props);
  const { digest, images, badge, buttons, sound, skipVisible, readOnOpen, atOnce } = props.settings;
  const counts = Array.from(
    { length: MAX_NOTIFICATIONS.max - MAX_NOTIFICATIONS.min + 1 },
    (_, index) => index + MAX_NOTIFICATIONS.min,
  );
  return (
    <Section title={text('options_notifications')} intro={text('notifications_intro')}>
      <SpoilerPanel {...props} />
      <div class="panel form">
        <h2>{text('digest_title')}</h2>
        <Segments
          legend={text('digest_title')}
          options={DIGEST_MODES.map((value) => ({ value, words: text(DIGEST_WORDS[value][0]) }))}
          value={digest.mode}
          onChange={(mode) => void set({ digest: { ...digest, mode } })}
        />
        <p class="hint">{text(DIGEST_WORDS[digest.mode][1])}</p>
        {digest.mode === 'daily' && (
          <TimeField
            label={text('digest_at')}
            value={digest.at}
            onChange={(at) => void set({ digest: { ...digest, at } })}
          />
        )}
        <div class="pair">
          <div>
            <label for="at-once">{text('notifications_at_once')}</label>
            <p class="hint" id="at-once-hint">
              {text('notifications_at_once_hint')}
            </p>
          </div>
          <select
            class="field narrow"
            id="at-once"
            aria-describedby="at-once-hint"
            value={String(atOnce)}
            onChange={({ currentTarget }) => void set({ atOnce: Number(currentTarget.value) })}
          >
            {counts.map((count) => (
              <option key={count} value={String(count)}>
                {count === 0 ? text('notifications_at_once_none') : text.plural('notifications_at_once_some', count)}
              </option>
            ))}
          </select>
        </div>
      </div>
      <div class="panel form">
        <h2>{text('notifications_looks')}</h2>
        <SwitchRow
          label={text('notifications_images')}
          hint={text('notifications_images_hint')}
          checked={images}
          onChange={(on) => void set({ images: on })}
        />
        <SwitchRow
          label={text('notifications_badge')}
          hint={text('notifications_badge_hint')}
          checked={badge}
          onChange={(on) => void set({ badge: on })}
        />
        <SwitchRow
          label={text('notifications_buttons')}
          hint={text('notifications_buttons_hint')}
          checked={buttons}
          disabled={import.meta.env.FIREFOX ? text('notifications_buttons_firefox') : undefined}
          onChange={(on) => void set({ buttons: on })}
        />
        {!import.meta.env.FIREFOX && (
          <div class="pair">
            <h3>{text('notifications_sound')}</h3>
            <Segments
              legend={text('notifications_sound')}
              options={SOUNDS.map((value) => ({ value, words: text(SOUND_WORDS[value]) }))}
              value={sound}
              onChange={(value) => void set({ sound: value })}
            />
          </div>
        )}
      </div>
      <div class="panel form">
        <h2>{text('notifications_open')}</h2>
        <SwitchRow
          label={text('notifications_skip_visible')}
          hint={text('notifications_skip_visible_hint')}
          checked={skipVisible}
          onChange={(on) => void set({ skipVisible: on })}
        />
        <SwitchRow
          label={text('notifications_read_on_open')}
          hint={text('notifications_read_on_open_hint')}
          checked={readOnOpen}
          onChange={(on) => void set({ readOnOpen: on })}
        />
      </div>
      <TestNotification {...props} />
    </Section>
  );
}
