import { saveFile } from '@/components/options/data/save-file';
import { useLongWork } from '@/components/options/data/use-long-work';
import type { StorageUse } from '@/components/options/data/use-storage-use';
import type { SectionProps } from '@/components/options/props';
import { useText } from '@/components/page/use-text';
import { Icon } from '@/components/ui/icon';
import { SAVE } from '@/components/ui/more-icons';
import { hidesSpoilers, spoilerContextOf } from '@/utils/settings/spoiler-context';
import { readWatched } from '@/utils/store/read/watched';
import { type FeedFormat, makeFeedFile } from './feed-file';

/** Exports the feed for spreadsheets and scripts. */
export function FeedExportPanel({
  settings,
  now,
  read,
  showToast,
  failed,
  use,
}: SectionProps & { use: StorageUse | null }) {
  const text = useText();
  const { done, start, stop } = useLongWork();
  const save = (format: FeedFormat) =>
    start(async (onProgress) => {
      const { spoilers, self } = settings;
      const watched = spoilers === 'unwatched' ? await read((db) => readWatched(db, self)) : null;
      const spoilerContext = spoilerContextOf(settings, watched?.ok ? watched.value : undefined);
      const made = await makeFeedFile(read, text, format, { spoilerContext, onProgress });
      if (!made.ok) return failed(made.error);
      if (!made.value) return showToast({ words: text('feed_export_cancelled') });
      const name = `lookout-feed-${new Date(now).toISOString().slice(0, 10)}.${format}`;
      saveFile(document, name, made.value.blob);
      showToast({ words: text.plural('feed_export_saved', made.value.activities, name) });
    });
  return (
    <div class="panel form">
      <div class="pair">
        <div>
          <h2 id="feed-export">{text('feed_export')}</h2>
          <p class="hint" id="feed-export-hint">
            {text(hidesSpoilers(settings) ? 'feed_export_hint_spoilers' : 'feed_export_hint')}
          </p>
        </div>
        {/* biome-ignore lint/a11y/useSemanticElements: two buttons with one name, not fields of a form */}
        <div class="tools" role="group" aria-labelledby="feed-export" aria-describedby="feed-export-hint">
          {(['json', 'csv'] as const).map((format) => (
            <button
              key={format}
              type="button"
              class="button"
              aria-disabled={done !== null}
              onClick={() => save(format)}
            >
              <Icon path={SAVE} />
              {text(format === 'json' ? 'feed_export_json' : 'feed_export_csv')}
            </button>
          ))}
        </div>
      </div>
      {done !== null && (
        <div class="pair work">
          <label>
            {text.plural('feed_export_progress', done)}
            <progress value={done} max={Math.max(done, use?.cards ?? 0, 1)} />
          </label>
          <button type="button" class="button" onClick={stop}>
            {text('options_cancel')}
          </button>
        </div>
      )}
    </div>
  );
}
