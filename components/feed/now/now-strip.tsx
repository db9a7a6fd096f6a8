import { emphasise } from '@/components/feed/rows/emphasis';
import { usePictures } from '@/components/feed/rows/use-pictures';
import type { StoreReader } from '@/components/page/connect-store';
import { useText } from '@/components/page/use-text';
import { Avatar } from '@/components/ui/avatar';
import { link, titleLink } from '@/utils/activity/link';
import { nameOf } from '@/utils/activity/people';
import type { SpoilerContext } from '@/utils/activity/spoiler';
import { wording } from '@/utils/activity/wording';
import type { Viewing } from '@/utils/store/read/watching-now';
import { clockTimes } from './clock-times';
import { useLookAgain } from './use-look-again';
import { useWatchingNow } from './use-watching-now';

/** Maximum number of faces per title; the words name everybody else. */
const MAX_FACES = 3;

interface NowStripProps {
  read: StoreReader;
  /** Store revision: changes with every write. */
  revision: number;
  spoilerContext: SpoilerContext;
  /** False if the person wants no pictures. */
  pictures: boolean;
  now: number;
  /** Whether the page stays open, so that the end of a title is checked more often. */
  isPanel: boolean;
  onFollow: () => void;
}

/** Who is watching what at this moment, title by title. Absent while nobody is, as far as Lookout knows. */
export function NowStrip({ read, revision, spoilerContext, pictures: wanted, now, isPanel, onFollow }: NowStripProps) {
  const text = useText();
  const groups = useWatchingNow(read, revision, now);
  useLookAgain(groups, isPanel);
  const faces = groups.flatMap((group) => group.slice(0, MAX_FACES));
  const pictures = usePictures(read, wanted ? faces.map(({ activity: { user } }) => `avatar:${user.slug}`) : []);
  if (groups.length === 0) return null;
  return (
    <section class="now" aria-label={text('now_title')}>
      {/* No stop of its own for Tab in Firefox: the links scroll it. */}
      <ul tabIndex={-1}>
        {groups.map((group) => (
          <li key={group.map(({ activity }) => activity.id).join()}>
            <Title group={group} pictures={pictures} spoilerContext={spoilerContext} now={now} onFollow={onFollow} />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface TitleProps extends Pick<NowStripProps, 'spoilerContext' | 'now' | 'onFollow'> {
  group: readonly Viewing[];
  pictures: ReadonlyMap<string, string>;
}

function Title({ group, pictures, spoilerContext, now, onFollow }: TitleProps) {
  const text = useText();
  const activities = group.map(({ activity }) => activity);
  const [first] = activities;
  if (!first) return null;
  const { title, detail, names = [] } = wording(text, activities, spoilerContext, null);
  const ends = text('now_ends', clockTimes(...range(group.map(({ until }) => until)), text.locale));
  return (
    <a href={titleLink(first) ?? link(activities)} target="_blank" rel="noopener" onClick={onFollow}>
      <span class="now-faces">
        {group.slice(0, MAX_FACES).map(({ activity: { user } }) => (
          <Avatar key={user.slug} name={nameOf(user)} seed={user.slug} picture={pictures.get(`avatar:${user.slug}`)} />
        ))}
      </span>
      <span class="now-words">
        <span class="now-line">
          {emphasise(title, names).map(({ words, strong }) => (strong ? <bdi>{words}</bdi> : words))}
        </span>
        <span class="now-line now-detail">
          {detail && <bdi>{detail}</bdi>}
          <span>{ends}</span>
        </span>
        <span class="now-bars" aria-hidden="true">
          {group.slice(0, MAX_FACES).map(({ activity: { user, at }, until }) => (
            <i key={user.slug} style={{ '--seen': String(share(at, until, now)) }} />
          ))}
        </span>
      </span>
    </a>
  );
}

const range = (times: readonly number[]): [number, number] => [Math.min(...times), Math.max(...times)];

/** How much of a title has passed, 0 to 1. */
const share = (at: number, until: number, now: number) => Math.min(1, Math.max(0, (now - at) / (until - at)));
