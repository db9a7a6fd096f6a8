import { actionIcon } from '@/components/feed/rows/action-icon';
import type { RowExtras } from '@/components/feed/rows/extras';
import { timeOfCard } from '@/components/feed/rows/time-of-card';
import type { StoreReader } from '@/components/page/connect-store';
import { useText } from '@/components/page/use-text';
import { Icon } from '@/components/ui/icon';
import { nameOf } from '@/utils/activity/people';
import { shortTime } from '@/utils/lib/relative-time';
import type { Card } from '@/utils/store/schema';
import { useRelated } from './use-related';

interface RelatedCardsProps {
  card: Card;
  extras: RowExtras;
  read: StoreReader;
  revision: number | undefined;
  now: number;
  onVisit: (id: string) => void;
}

/** What else the person of a row did with its title. */
export function RelatedCards({ card, extras, read, revision, now, onVisit }: RelatedCardsProps) {
  const text = useText();
  const cards = useRelated(read, card, revision);
  const [newest] = card.activities;
  if (!newest || cards.length === 0) return null;
  return (
    <section class="pane-related" aria-labelledby="pane-related">
      <h3 id="pane-related">{text('detail_related', nameOf(newest.user))}</h3>
      <ul>
        {cards.map((other) => {
          const { title, detail } = extras.wordsOf(other, now);
          const at = timeOfCard(other);
          return (
            <li key={other.id}>
              <Icon path={actionIcon(other)} size={14} />
              <a href={extras.linkOf(other)} target="_blank" rel="noopener" onClick={() => onVisit(other.id)}>
                {title}
                {detail && (
                  <>
                    {' '}
                    <bdi>{detail}</bdi>
                  </>
                )}
              </a>
              <time dateTime={new Date(at).toISOString()}>{shortTime(at, now, text.locale)}</time>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
