import { useText } from '@/components/page/use-text';
import { Mark } from '@/components/ui/mark';
import type { Activity } from '@/utils/activity/activity';
import { sentence } from '@/utils/activity/sentence';
import type { SpoilerContext } from '@/utils/activity/spoiler';

/** A preview of a notification. */
export function SampleNotification({
  activity,
  spoilerContext,
}: {
  activity: Activity;
  spoilerContext: SpoilerContext;
}) {
  const text = useText();
  const { title, detail } = sentence(text, [activity], spoilerContext);
  return (
    <div class="sample-notification">
      <Mark size={28} />
      <p>
        <strong>{title}</strong>
        <span>{detail}</span>
      </p>
    </div>
  );
}
