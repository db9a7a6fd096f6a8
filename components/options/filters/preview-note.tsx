import { useEffect, useState } from 'preact/hooks';
import { PREVIEW_SPAN_MS, previewRules, previewWords } from '@/components/options/filters/rule-preview';
import type { SectionProps } from '@/components/options/props';
import type { StoreReader } from '@/components/page/connect-store';
import { useText } from '@/components/page/use-text';
import { Icon } from '@/components/ui/icon';
import { EYE } from '@/components/ui/icons';
import { sentenceLine } from '@/utils/activity/sentence';
import { rowTime } from '@/utils/lib/relative-time';
import { spoilerContextOf } from '@/utils/settings/spoiler-context';
import { readCardsSince } from '@/utils/store/read/feed-reader';
import type { Card } from '@/utils/store/schema';

/** The cards of the last week for a preview, read once when the page opens; null until loaded. */
function useWeek(read: StoreReader): readonly Card[] | null {
  const [cards, setCards] = useState<readonly Card[] | null>(null);
  useEffect(() => {
    let current = true;
    read((db) => readCardsSince(db, Date.now() - PREVIEW_SPAN_MS)).then((found) => {
      if (current && found.ok) setCards(found.value);
    });
    return () => {
      current = false;
    };
  }, [read]);
  return cards;
}

interface PreviewNoteProps extends Pick<SectionProps, 'settings' | 'streams' | 'now' | 'read'> {
  /** Id of the source to which the preview is limited. */
  only?: string;
}

const MAX_ROWS = 50;

/** Compares last week under the current settings with the settings that were in force when the page opened. */
export function PreviewNote({ settings, streams, now, read, only }: PreviewNoteProps) {
  const text = useText();
  const cards = useWeek(read);
  const [opened] = useState(settings);
  const preview = cards && previewRules(opened, settings, { cards, streams, now, only });
  if (!preview) return <div class="preview-note" role="status" />;
  const words = opened === settings ? [text.plural('preview_now', preview.after)] : previewWords(text, preview);
  return (
    <div class="preview-note">
      <div class="note">
        <Icon path={EYE} />
        <div>
          <div role="status">
            {words.map((line) => (
              <p key={line}>{line}</p>
            ))}
          </div>
          {preview.rows.length > 0 && (
            <details class="preview-rows">
              <summary>{text('preview_rows')}</summary>
              <ul>
                {preview.rows.slice(0, MAX_ROWS).map(({ id, key, activities }) => (
                  <li key={id}>
                    <span>{sentenceLine(text, activities, spoilerContextOf(settings))}</span>{' '}
                    <span class="preview-when">{rowTime(-key[0], -key[0], now, text.locale)}</span>
                  </li>
                ))}
              </ul>
            </details>
          )}
        </div>
      </div>
    </div>
  );
}
