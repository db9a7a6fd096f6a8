import { preferenceKeeper } from '@/components/options/preferences';
import type { SectionProps } from '@/components/options/props';
import { useText } from '@/components/page/use-text';
import { SampleNotification } from '@/components/sample/sample-notification';
import { sampleSpoilers } from '@/components/sample/sample-world';
import { Choices } from '@/components/ui/choices';
import { SPOILER_LEVELS, type SpoilerLevel } from '@/utils/activity/spoiler-level';
import type { MessageKey } from '@/utils/lib/text';

const WORDS: Record<SpoilerLevel, readonly [words: MessageKey, hint?: MessageKey]> = {
  none: ['spoilers_none'],
  titles: ['spoilers_titles', 'spoilers_titles_hint'],
  images: ['spoilers_images', 'spoilers_images_hint'],
  comments: ['spoilers_comments', 'spoilers_comments_hint'],
  unwatched: ['spoilers_unwatched', 'spoilers_unwatched_hint'],
};

/** Spoiler level, with two example sentences that follow the choice. */
export function SpoilerPanel(props: SectionProps) {
  const text = useText();
  const set = preferenceKeeper(props);
  const { spoilers } = props.settings;
  const { rating, comment } = sampleSpoilers();
  return (
    <div class="panel form">
      <div>
        <h2>{text('spoilers_title')}</h2>
        <p class="hint">{text('spoilers_hint')}</p>
      </div>
      <div class="beside">
        <Choices
          legend={text('spoilers_title')}
          as="stack"
          options={SPOILER_LEVELS.map((value) => {
            const [words, hint] = WORDS[value];
            return { value, words: text(words), ...(hint && { hint: text(hint) }) };
          })}
          value={spoilers}
          onChange={(value) => void set({ spoilers: value })}
        />
        <div class="example" role="status">
          <p class="hint">{text('spoilers_example')}</p>
          <SampleNotification activity={rating} spoilerContext={{ spoilers }} />
          <SampleNotification activity={comment} spoilerContext={{ spoilers }} />
        </div>
      </div>
    </div>
  );
}
