import { useState } from 'preact/hooks';
import { useText } from '@/components/hooks/use-text';
import { useWeek } from '@/components/hooks/use-week';
import { Icon } from '@/components/ui/icon';
import { EYE } from '@/components/ui/icons';
import { previewRules, previewWords } from '@/components/why/rule-preview';
import type { SectionProps } from './props';

/** What the last week would have been by the settings as they are now, against those with which the page was opened. */
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
