import { useText } from '@/components/page/use-text';
import { Icon } from '@/components/ui/icon';
import { GROUPS } from '@/components/ui/more-icons';
import type { MessageKey } from '@/utils/lib/text';
import type { GroupBy } from './feed-filter';

const WORDS = {
  time: 'group_time',
  person: 'group_person',
  title: 'group_title',
} as const satisfies Record<GroupBy, MessageKey>;

/** Chooses the headings between rows. A native list, which works with keys and touch everywhere. */
export function GroupChoice({ value, onChange }: { value: GroupBy; onChange: (value: GroupBy) => void }) {
  const text = useText();
  return (
    <span class={value === 'time' ? 'chip group-choice' : 'chip group-choice some'}>
      <Icon path={GROUPS} size={14} />
      <select
        aria-label={text('group_label')}
        title={text('group_label')}
        value={value}
        onChange={({ currentTarget }) => onChange(currentTarget.value as GroupBy)}
      >
        {Object.entries(WORDS).map(([each, key]) => (
          <option key={each} value={each}>
            {text(key)}
          </option>
        ))}
      </select>
    </span>
  );
}
