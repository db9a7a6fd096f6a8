import { useText } from '@/components/page/use-text';
import { SampleNotification } from '@/components/sample/sample-notification';
import { sampleRows } from '@/components/sample/sample-world';
import { Mark } from '@/components/ui/mark';
import type { Preset } from '@/utils/rules/preset';
import type { Settings } from '@/utils/settings/settings';

/** Unread items on the sample's button. */
const COUNT = 3;

/** What a preset adds: a number on the button, or a notification. It is drawn only, because the hint says the same. */
export function PresetExample({ preset, spoilers }: { preset: Preset } & Pick<Settings, 'spoilers'>) {
  const text = useText();
  const [watching, rated] = sampleRows(0).map(({ activities }) => activities[0]);
  const activity = preset === 'normal' ? rated : watching;
  return (
    <div class="preset-example" aria-hidden="true">
      {preset === 'quiet' ? (
        <span class="preset-button">
          <Mark />
          <b>{new Intl.NumberFormat(text.locale).format(COUNT)}</b>
        </span>
      ) : (
        activity && <SampleNotification activity={activity} spoilerContext={{ spoilers }} />
      )}
    </div>
  );
}
