import { useText } from '@/components/page/use-text';
import { sentence } from '@/utils/activity/sentence';
import type { SpoilerContext } from '@/utils/activity/spoiler';
import { relativeTime } from '@/utils/lib/relative-time';
import { MonthLine } from './month-line';
import type { SourceActivity } from './source-activity';

interface SourceLatelyProps {
  activity: SourceActivity;
  spoilerContext: SpoilerContext;
  now: number;
}

/** The last thing somebody did, how often they notified this week, and their last month. */
export function SourceLately({ activity: { last, notified, days }, spoilerContext, now }: SourceLatelyProps) {
  const text = useText();
  const { title, detail } = last ? sentence(text, [last], spoilerContext) : { title: '', detail: '' };
  return (
    <div class="source-lately">
      <p class="source-last">
        {last ? (
          <>
            {/* In the page's direction, whatever the script of the name at its start. */}
            <span>{title}</span>
            {detail && (
              <>
                {' · '}
                <bdi class="source-detail">{detail}</bdi>
              </>
            )}
            <span class="source-when"> · {relativeTime(Math.min(last.at, now), now, text.locale)}</span>
          </>
        ) : (
          text('source_nothing_lately')
        )}
      </p>
      {last && (
        <p class="source-week">
          <MonthLine days={days} />
          {text.plural('source_notified_week', notified)}
        </p>
      )}
    </div>
  );
}
