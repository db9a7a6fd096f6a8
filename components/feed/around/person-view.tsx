import { useText } from '@/components/page/use-text';
import { Icon } from '@/components/ui/icon';
import { OUT } from '@/components/ui/icons';
import type { Subject } from '@/utils/activity/facet-name';
import { personLink } from '@/utils/activity/link';
import type { SpoilerContext } from '@/utils/activity/spoiler';
import { clockTime, startOfDay } from '@/utils/lib/relative-time';
import type { AroundPerson, Both } from '@/utils/store/read/around-person';
import { ActivityLine } from './activity-line';
import { Bars } from './bars';
import { NameButton } from './name-button';

/** Titles that both watched; the others are counted. */
const MAX_BOTH = 8;

interface PersonViewProps {
  facet: string;
  found: AroundPerson;
  /** False while only the newest activities are known. */
  isDone: boolean;
  spoilerContext: SpoilerContext;
  now: number;
  onGo: (title: Subject) => void;
}

/**
 * What the feed knows of a person: their month, their hours, what the viewer watched too, and their latest activities.
 */
export function PersonView({ facet, found, isDone, spoilerContext, now, onGo }: PersonViewProps) {
  const text = useText();
  const { newest, both, since } = found;
  return (
    <>
      <p class="hint">{isDone ? <Summary found={found} /> : '…'}</p>
      {since !== null && (
        <>
          <Days days={found.days} now={now} />
          <Hours hours={found.hours} />
        </>
      )}
      {isDone && both && <BothWatched both={both} onGo={onGo} />}
      {newest.length > 0 && (
        <section class="around-part">
          <h3>{text('around_newest')}</h3>
          {newest.map((activity) => (
            <ActivityLine key={activity.id} activity={activity} spoilerContext={spoilerContext} now={now} titled />
          ))}
        </section>
      )}
      <a class="button" href={personLink(facet.slice('user:'.length))} target="_blank" rel="noopener">
        <Icon path={OUT} size={16} />
        {text('menu_open')}
      </a>
    </>
  );
}

const sumOf = (counts: readonly number[]) => counts.reduce((sum, each) => sum + each, 0);

function Summary({ found: { days, since } }: { found: AroundPerson }) {
  const text = useText();
  const date = since !== null && new Date(since).toLocaleDateString(text.locale, { dateStyle: 'long' });
  const parts = [text.plural('around_activities', sumOf(days)), date ? text('around_since', date) : ''];
  return <>{parts.filter(Boolean).join(' · ')}</>;
}

function Days({ days, now }: { days: readonly number[]; now: number }) {
  const text = useText();
  const format = new Intl.DateTimeFormat(text.locale, { day: 'numeric', month: 'short' });
  const dayOf = (at: number) => {
    const today = new Date(startOfDay(now));
    return format.format(today.setDate(today.getDate() - days.length + 1 + at));
  };
  return (
    <section class="around-part">
      <h3>{text('around_days')}</h3>
      <Bars
        counts={days}
        label={text.plural('around_activities', sumOf(days))}
        nameOf={dayOf}
        ends={[dayOf(0), dayOf(days.length - 1)]}
      />
    </section>
  );
}

function Hours({ hours }: { hours: readonly number[] }) {
  const text = useText();
  const hourOf = (hour: number) => clockTime(new Date(2024, 0, 1, hour).getTime(), text.locale);
  const most = Math.max(...hours);
  // A few activities, or hours that are alike, are no habit.
  const isHabit = most > 1 && hours.indexOf(most) === hours.lastIndexOf(most);
  const words = isHabit ? text('around_hours_most', hourOf(hours.indexOf(most))) : '';
  return (
    <section class="around-part">
      <h3>{text('around_hours')}</h3>
      <Bars
        counts={hours}
        label={words || text.plural('around_activities', sumOf(hours))}
        nameOf={hourOf}
        ends={[hourOf(0), hourOf(23)]}
      />
      {words && <p class="hint">{words}</p>}
    </section>
  );
}

function BothWatched({ both, onGo }: { both: readonly Both[]; onGo: (title: Subject) => void }) {
  const text = useText();
  const others = both.length - MAX_BOTH;
  return (
    <section class="around-part">
      <h3>{text('around_both')}</h3>
      {both.length === 0 && <p class="hint">{text('around_both_none')}</p>}
      <ul class="around-both">
        {both.slice(0, MAX_BOTH).map(({ facet, name, episodes }) => (
          <li key={facet}>
            <NameButton subject={{ facet, name }} onGo={onGo} />
            {episodes > 0 && <span class="hint">{text.plural('shows_season_episodes', episodes)}</span>}
          </li>
        ))}
      </ul>
      {others > 0 && <p class="hint">{text.plural('around_both_more', others)}</p>}
    </section>
  );
}
