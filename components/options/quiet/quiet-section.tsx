import { preferenceKeeper } from '@/components/options/preferences';
import type { SectionProps } from '@/components/options/props';
import { Section } from '@/components/options/section';
import { useText } from '@/components/page/use-text';
import { Icon } from '@/components/ui/icon';
import { ADD } from '@/components/ui/more-icons';
import { SwitchRow } from '@/components/ui/switch-row';
import type { QuietRange } from '@/utils/rules/quiet-hours';
import { LockedSwitch } from './locked-switch';
import { QuietRangeRow } from './quiet-range-row';
import { QuietWeek } from './quiet-week';
import { WEEK } from './quiet-words';
import { SnoozePanel } from './snooze-panel';

const NIGHTS: QuietRange = { days: [...WEEK], from: '22:00', to: '08:00' };
const WORK: QuietRange = { days: WEEK.slice(0, 5), from: '09:00', to: '17:00' };

/** When nothing interrupts: snooze, weekly quiet hours, and while the person must not be disturbed. */
export function QuietSection(props: SectionProps) {
  const text = useText();
  const set = preferenceKeeper(props);
  const { quiet } = props.settings;
  const { ranges } = quiet;
  const setRanges = (wanted: QuietRange[]) => void set({ quiet: { ...quiet, ranges: wanted } });
  const presets = [
    { words: text('quiet_add_nights'), range: NIGHTS },
    { words: text('quiet_add_work'), range: WORK },
  ].filter(({ range }) => !ranges.some((each) => JSON.stringify(each) === JSON.stringify(range)));
  return (
    <Section title={text('options_quiet')} intro={text('quiet_intro')}>
      <SnoozePanel {...props} />
      <div class="panel form">
        <h2 id="quiet-week">{text('quiet_week')}</h2>
        <p class="hint">{text('quiet_week_hint')}</p>
        <QuietWeek ranges={ranges} now={props.now} />
        {ranges.length > 0 && (
          <ul class="ranges" aria-labelledby="quiet-week">
            {ranges.map((range, index) => (
              <QuietRangeRow
                key={index}
                range={range}
                onChange={(changed) => setRanges(ranges.map((each, at) => (at === index ? changed : each)))}
                onRemove={() => setRanges(ranges.filter((_, at) => at !== index))}
              />
            ))}
          </ul>
        )}
        <div class="snoozes">
          {presets.map(({ words, range }) => (
            <button type="button" class="button" key={words} onClick={() => setRanges([...ranges, range])}>
              <Icon path={ADD} size={16} />
              {words}
            </button>
          ))}
          <button
            type="button"
            class="button"
            onClick={() => setRanges([...ranges, { days: ['sat', 'sun'], from: '00:00', to: '10:00' }])}
          >
            <Icon path={ADD} size={16} />
            {text('quiet_add')}
          </button>
        </div>
      </div>
      <div class="panel form">
        <h2>{text('quiet_when')}</h2>
        <LockedSwitch {...props} />
        <SwitchRow
          label={text('quiet_fullscreen')}
          hint={text('quiet_fullscreen_hint')}
          checked={quiet.fullscreen}
          onChange={(fullscreen) => void set({ quiet: { ...quiet, fullscreen } })}
        />
      </div>
    </Section>
  );
}
