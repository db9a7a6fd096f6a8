import { emphasised } from '@/components/feed/rows/emphasised';
import { useText } from '@/components/page/use-text';
import { Avatar } from '@/components/ui/avatar';
import { sentence } from '@/utils/activity/sentence';
import type { SpoilerContext } from '@/utils/activity/spoiler';
import { relativeTime } from '@/utils/lib/relative-time';
import { sampleRows } from './sample-world';

/** A preview of the feed, labeled as an example. Nothing in it can be opened or counted. */
export function SampleFeed({ now, spoilerContext }: { now: number; spoilerContext: SpoilerContext }) {
  const text = useText();
  return (
    <figure class="sample" aria-label={text('sample_label')}>
      <figcaption>
        <strong>{text('sample_mark')}</strong> {text('sample_caption')}
      </figcaption>
      <ul>
        {sampleRows(now).map(({ at, unread, activities }) => {
          const { title, detail, names = [] } = sentence(text, activities, spoilerContext);
          const who = activities[0]?.user;
          return (
            <li key={at} class="sample-row" data-unread={unread}>
              <Avatar name={who?.name ?? ''} seed={who?.slug ?? ''} />
              <span class="sample-words">
                <span class="sample-title">{emphasised(title, names)}</span>
                <span class="sample-detail">{detail}</span>
              </span>
              <span class="sample-time">{relativeTime(at, now, text.locale)}</span>
            </li>
          );
        })}
      </ul>
    </figure>
  );
}
