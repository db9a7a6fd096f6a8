import { useState } from 'preact/hooks';
import { useDropText } from '@/components/options/sources/use-drop-text';
import type { ToastContent } from '@/components/page/toasts';
import { useText } from '@/components/page/use-text';
import { Segments } from '@/components/ui/segments';
import type { FoundPerson } from '@/utils/messaging/protocol';
import type { send } from '@/utils/messaging/send';
import { parseMany } from '@/utils/sources/parse-many';
import type { Source } from '@/utils/sources/source';
import { AddFollowing } from './add-following';
import { AddMany } from './add-many';
import { AddOne } from './add-one';

interface AddSourceProps {
  send: typeof send;
  showToast: (toast: ToastContent) => void;
  now: number;
  v1: boolean;
  /** Key of the server to which the sign-in belongs, see `serverKey`; left out: people one follows are not offered. */
  server?: string;
  sources: readonly Source[];
}

/**
 * The panel where people and shows are added. Pasting or dropping a list anywhere in it fills the field for many names.
 */
export function AddSource({ sources, server, ...props }: AddSourceProps) {
  const text = useText();
  const [kind, setKind] = useState<'one' | 'many' | 'following'>('one');
  const [many, setMany] = useState('');
  const [people, setPeople] = useState<readonly FoundPerson[]>([]);
  const [round, setRound] = useState(0);
  const take = (list: string) => {
    setMany((old) => [old.trim(), list.trim()].filter((part) => part !== '').join('\n'));
    setKind('many');
    // A new round replaces the running lookup with one for the longer list.
    setRound((old) => old + 1);
  };
  const takePeople = (found: readonly FoundPerson[]) => {
    setPeople((old) => [...old, ...found]);
    take(found.map(({ slug }) => slug).join('\n'));
  };
  const { over, handlers } = useDropText(take, () => props.showToast({ words: text('add_not_text'), bad: true }));
  const onPaste = (event: ClipboardEvent) => {
    const pasted = event.clipboardData?.getData('text/plain') ?? '';
    if (kind === 'many' || !/[\r\n]/.test(pasted) || parseMany(pasted).length < 2) return;
    event.preventDefault();
    take(pasted);
  };
  return (
    <div class="panel add" data-over={over} {...handlers} onPaste={onPaste}>
      <Segments
        legend={text('sources_add')}
        options={[
          { value: 'one', words: text('add_one') },
          { value: 'many', words: text('sources_add_many') },
          // Protocol v1 has no list of people one follows.
          ...(props.v1 || !server ? [] : [{ value: 'following' as const, words: text('sources_add_following') }]),
        ]}
        value={kind}
        onChange={setKind}
      />
      {kind === 'one' && <AddOne sources={sources} {...props} />}
      {kind === 'following' && server && (
        <AddFollowing sources={sources} server={server} {...props} onPeople={takePeople} />
      )}
      {kind === 'many' && (
        <AddMany key={round} sources={sources} {...props} value={many} onValue={setMany} people={people} />
      )}
    </div>
  );
}
