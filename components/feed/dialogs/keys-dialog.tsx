import { useText } from '@/components/page/use-text';
import { Modal } from '@/components/ui/modal';
import type { MessageKey } from '@/utils/lib/text';

/** Keys that some languages print in their own words; the others are shown as they are. */
const NAMES: Readonly<Record<string, MessageKey>> = {
  Home: 'key_home',
  End: 'key_end',
  Enter: 'key_enter',
  Esc: 'key_escape',
};

const KEYS = [
  [['j', '↓'], 'keys_next'],
  [['k', '↑'], 'keys_previous'],
  [['Home', 'End'], 'keys_ends'],
  [['Enter', 'o'], 'keys_open'],
  [['m'], 'keys_mark'],
  [['s'], 'keys_star'],
  [['c'], 'keys_comment'],
  [['e'], 'keys_mark_all'],
  [['.'], 'keys_menu'],
  [['/'], 'keys_search'],
  [['?'], 'keys_help'],
  [['Esc'], 'keys_escape'],
] as const satisfies readonly (readonly [readonly string[], MessageKey])[];

/** Lists the feed's keyboard shortcuts. */
export function KeysDialog({ onClose }: { onClose: () => void }) {
  const text = useText();
  return (
    <Modal title={text('keys_title')} onClose={onClose}>
      <dl class="keys">
        {KEYS.map(([keys, words]) => (
          <div class="keys-line" key={words}>
            <dt>
              {keys.map((key) => {
                const name = NAMES[key];
                return <kbd key={key}>{name ? text(name) : key}</kbd>;
              })}
            </dt>
            <dd>{text(words)}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
