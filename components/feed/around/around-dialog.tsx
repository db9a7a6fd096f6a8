import { activityIcon } from '@/components/feed/rows/action-icon';
import type { RowExtras } from '@/components/feed/rows/extras';
import { usePictures } from '@/components/feed/rows/use-pictures';
import type { StoreReader } from '@/components/page/connect-store';
import { useText } from '@/components/page/use-text';
import { Avatar } from '@/components/ui/avatar';
import { Icon } from '@/components/ui/icon';
import { Modal } from '@/components/ui/modal';
import { ACTION_WORDS } from '@/components/words/rule-words';
import { link } from '@/utils/activity/link';
import { nameOf } from '@/utils/activity/people';
import { hiddenFor, type SpoilerContext } from '@/utils/activity/spoiler';
import { wording } from '@/utils/activity/wording';
import { own } from '@/utils/lib/own';
import { shortTime } from '@/utils/lib/relative-time';
import type { MessageKey, Text } from '@/utils/lib/text';
import type { AroundTitle, PersonAround } from '@/utils/store/read/around-title';
import type { StoredActivity } from '@/utils/store/schema';
import { useAround } from './use-around';

/** People with their pictures; everyone else has initials. */
const MAX_FACES = 100;

interface AroundDialogProps {
  /** The title's facet, such as `show:severance`, and its name. */
  title: { facet: string; name: string };
  read: StoreReader;
  extras: RowExtras;
  /** False if the person wants no pictures. */
  pictures: boolean;
  now: number;
  onClose: () => void;
}

/** Everybody on the list who had to do with a title, with what they did last and how they rated it. No requests. */
export function AroundDialog({ title, read, extras, pictures, now, onClose }: AroundDialogProps) {
  const text = useText();
  const found = useAround(read, title.facet);
  const { spoilerContext } = extras;
  const people = found && found !== 'failed' ? found.people : [];
  const drawn = pictures ? people.slice(0, MAX_FACES) : [];
  const faces = usePictures(
    read,
    drawn.map(({ newest: [first] }) => `avatar:${first?.user.slug}`),
  );
  return (
    <Modal title={title.name} onClose={onClose}>
      {found === 'failed' && <p>{text('around_failed')}</p>}
      {found && found !== 'failed' && <Summary found={found} spoilerContext={spoilerContext} />}
      <ul class="around">
        {people.map((person) => (
          <Person
            key={person.newest[0]?.user.slug}
            person={person}
            spoilerContext={spoilerContext}
            face={faces.get(`avatar:${person.newest[0]?.user.slug}`)}
            now={now}
          />
        ))}
      </ul>
    </Modal>
  );
}

/** How many people, what they think of it on average, and how far back Lookout knows. */
function Summary({ found, spoilerContext }: { found: AroundTitle; spoilerContext: SpoilerContext }) {
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
  return <p class="hint">{parts.filter(Boolean).join(' · ')}</p>;
}

interface PersonProps {
  person: PersonAround;
  spoilerContext: SpoilerContext;
  face: string | undefined;
  now: number;
}

function Person({ person: { newest }, spoilerContext, face, now }: PersonProps) {
  const text = useText();
  const [first] = newest;
  if (!first) return null;
  return (
    <li>
      <Avatar name={nameOf(first.user)} seed={first.user.slug} picture={face} />
      <div class="around-words">
        <bdi class="around-name">{nameOf(first.user)}</bdi>
        {newest.map((activity) => (
          <a key={activity.id} href={link([activity])} target="_blank" rel="noopener">
            <Icon path={activityIcon(activity)} size={14} />
            <span class="around-line">{lineOf(text, activity, spoilerContext)}</span>
            <time dateTime={new Date(activity.at).toISOString()}>{shortTime(activity.at, now, text.locale)}</time>
          </a>
        ))}
      </div>
    </li>
  );
}

/** "Watched · S02E05 · Trojan's Horse". */
function lineOf(text: Text, activity: StoredActivity, spoilerContext: SpoilerContext): string {
  // Long ago or not, it says nothing about now.
  const key = activity.action === 'watching' ? 'around_started' : own<MessageKey>(ACTION_WORDS, activity.action);
  const { detail } = wording(text, [activity], spoilerContext, null);
  return [key ? text(key) : activity.action, detail].filter(Boolean).join(' · ');
}

/** A rating from 1 to 10, if there is one and it may be shown. */
function scoreOf(rated: StoredActivity | undefined, spoilerContext: SpoilerContext): number | undefined {
  return rated && !hiddenFor(spoilerContext, rated).scores ? (rated.rating?.value ?? undefined) : undefined;
}
