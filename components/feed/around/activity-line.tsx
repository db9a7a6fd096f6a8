import { activityIcon } from '@/components/feed/rows/action-icon';
import { useText } from '@/components/page/use-text';
import { Icon } from '@/components/ui/icon';
import { ACTION_WORDS } from '@/components/words/rule-words';
import { titleOf } from '@/utils/activity/item-words';
import { link } from '@/utils/activity/link';
import type { SpoilerContext } from '@/utils/activity/spoiler';
import { wording } from '@/utils/activity/wording';
import { own } from '@/utils/lib/own';
import { shortTime } from '@/utils/lib/relative-time';
import type { MessageKey, Text } from '@/utils/lib/text';
import type { StoredActivity } from '@/utils/store/schema';

interface ActivityLineProps {
  activity: StoredActivity;
  spoilerContext: SpoilerContext;
  now: number;
  /** True where the title is not that of the dialog. */
  titled?: boolean;
}

/** What somebody did, with its time, as a link. */
export function ActivityLine({ activity, spoilerContext, now, titled = false }: ActivityLineProps) {
  const text = useText();
  const title = titled ? titleOf(activity) : undefined;
  return (
    <a href={link([activity])} target="_blank" rel="noopener">
      <Icon path={activityIcon(activity)} size={14} />
      <span class="around-line">
        {title && (
          <>
            <bdi>{title}</bdi>
            {' · '}
          </>
        )}
        {lineOf(text, activity, spoilerContext)}
      </span>
      <time dateTime={new Date(activity.at).toISOString()}>{shortTime(activity.at, now, text.locale)}</time>
    </a>
  );
}

/** "Watched · S02E05 · Trojan's Horse". */
function lineOf(text: Text, activity: StoredActivity, spoilerContext: SpoilerContext): string {
  // "Watching" may be long over, so the line says that somebody started.
  const key = activity.action === 'watching' ? 'around_started' : own<MessageKey>(ACTION_WORDS, activity.action);
  const { detail } = wording(text, [activity], spoilerContext, null);
  return [key ? text(key) : activity.action, detail].filter(Boolean).join(' · ');
}
