import { usePictures } from '@/components/feed/rows/use-pictures';
import type { StoreReader } from '@/components/page/connect-store';
import { useText } from '@/components/page/use-text';
import { Avatar } from '@/components/ui/avatar';
import type { Subject } from '@/utils/activity/facet-name';
import { nameOf } from '@/utils/activity/people';
import { hiddenFor, type SpoilerContext } from '@/utils/activity/spoiler';
import type { AroundTitle, PersonAround } from '@/utils/store/read/around-title';
import type { StoredActivity } from '@/utils/store/schema';
import { ActivityLine } from './activity-line';
import { NameButton } from './name-button';

/** People with their pictures; everyone else has initials. */
const MAX_FACES = 100;

interface TitleViewProps {
  found: AroundTitle;
  /** False while only the newest activities are known. */
  isDone: boolean;
  read: StoreReader;
  spoilerContext: SpoilerContext;
  pictures: boolean;
  now: number;
  onGo: (person: Subject) => void;
}

/** Everybody in the feed who had to do with a title, with what they did last and how they rated it. */
export function TitleView({ found, isDone, read, spoilerContext, pictures, now, onGo }: TitleViewProps) {
  const { people } = found;
  const drawn = pictures ? people.slice(0, MAX_FACES) : [];
  const faces = usePictures(
    read,
    drawn.map(({ newest: [first] }) => `avatar:${first?.user.slug}`),
  );
  return (
    <>
      <p class="hint">{isDone ? <Summary found={found} spoilerContext={spoilerContext} /> : '…'}</p>
      <ul class="around-people">
        {people.map((person) => (
          <Person
            key={person.newest[0]?.user.slug}
            person={person}
            spoilerContext={spoilerContext}
            face={faces.get(`avatar:${person.newest[0]?.user.slug}`)}
            now={now}
            onGo={onGo}
          />
        ))}
      </ul>
    </>
  );
}

/** How many people, what they think of it on average, and how far back Lookout knows. */
function Summary({ found, spoilerContext }: Pick<TitleViewProps, 'found' | 'spoilerContext'>) {
  const text = useText();
  const { people, since } = found;
  const ratings = people.flatMap(({ rated }) => scoreOf(rated, spoilerContext) ?? []);
  const average = ratings.reduce((sum, each) => sum + each, 0) / ratings.length;
  const parts = [
    text.plural('around_people', people.length),
    ratings.length > 0
      ? text.plural('around_average', ratings.length, average.toLocaleString(text.locale, { maximumFractionDigits: 1 }))
      : '',
    since === null ? '' : text('around_since', new Date(since).toLocaleDateString(text.locale, { dateStyle: 'long' })),
  ];
  return <>{parts.filter(Boolean).join(' · ')}</>;
}

interface PersonProps extends Pick<TitleViewProps, 'spoilerContext' | 'now' | 'onGo'> {
  person: PersonAround;
  face: string | undefined;
}

function Person({ person: { newest }, spoilerContext, face, now, onGo }: PersonProps) {
  const [first] = newest;
  if (!first) return null;
  const name = nameOf(first.user);
  return (
    <li>
      <Avatar name={name} seed={first.user.slug} picture={face} />
      <div class="around-words">
        <NameButton subject={{ facet: `user:${first.user.slug}`, name }} onGo={onGo} />
        {newest.map((activity) => (
          <ActivityLine key={activity.id} activity={activity} spoilerContext={spoilerContext} now={now} />
        ))}
      </div>
    </li>
  );
}

/** A rating from 1 to 10, if there is one and it may be shown. */
function scoreOf(rated: StoredActivity | undefined, spoilerContext: SpoilerContext): number | undefined {
  return rated && !hiddenFor(spoilerContext, rated).scores ? (rated.rating?.value ?? undefined) : undefined;
}
