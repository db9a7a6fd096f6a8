import { useState } from 'preact/hooks';
import { previewRules, previewWords } from '@/components/options/filters/rule-preview';
import { useWeek } from '@/components/options/filters/use-week';
import type { SectionProps } from '@/components/options/props';
import { useText } from '@/components/page/use-text';
import { Icon } from '@/components/ui/icon';
import { EYE } from '@/components/ui/icons';

/** Compares last week under the current settings with the settings that were in force when the page opened. */
export function PreviewNote({ settings, streams, now, read }: SectionProps) {
  const text = useText();
  const cards = useWeek(read);
  const [opened] = useState(settings);
  const preview = cards && previewRules(opened, settings, { cards, streams, now });
  const words = preview
    ? opened === settings
      ? [text.plural('preview_now', preview.after)]
      : previewWords(text, preview)
    : [];
  return (
    <div class="preview-note" role="status">
      {words.length > 0 && (
        <div class="note">
          <Icon path={EYE} />
          <div>
            {words.map((line) => (
              <p key={line}>{line}</p>
            ))}
          </div>
        </div>
      )}
    </div>
  );
}
