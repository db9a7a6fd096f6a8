import type { SectionProps } from '@/components/options/props';
import { useText } from '@/components/page/use-text';
import { Choices } from '@/components/ui/choices';
import type { ShowSpoilers } from '@/utils/activity/spoiler-level';
import type { ShowSource } from '@/utils/sources/source';

interface ShowSpoilersPanelProps extends Pick<SectionProps, 'send' | 'autosave'> {
  source: ShowSource;
}

/** What is hidden of one show, instead of what is hidden everywhere. */
export function ShowSpoilersPanel({ send, autosave, source }: ShowSpoilersPanelProps) {
  const text = useText();
  const { id, spoilers = null } = source;
  const set = (wanted: ShowSpoilers | null) => send('setShowSpoilers', { id, spoilers: wanted });
  return (
    <div class="panel form">
      <div>
        <h2>{text('spoilers_title')}</h2>
        <p class="hint">{text('show_spoilers_hint')}</p>
      </div>
      <Choices
        legend={text('spoilers_title')}
        as="stack"
        options={[
          { value: 'same', words: text('show_spoilers_same') },
          { value: 'shown', words: text('show_spoilers_shown') },
          { value: 'hidden', words: text('show_spoilers_hidden'), hint: text('show_spoilers_hidden_hint') },
        ]}
        value={spoilers ?? 'same'}
        onChange={(value) =>
          void autosave(
            () => set(value === 'same' ? null : value),
            () => set(spoilers),
          )
        }
      />
    </div>
  );
}
