import { useState } from 'preact/hooks';
import { useText } from '@/components/hooks/use-text';
import { Segments } from '@/components/ui/segments';
import type { ToastContent } from '@/components/ui/toast';
import type { send } from '@/utils/messaging/send';
import type { Source } from '@/utils/sources/source';
import { AddShow } from './add-show';
import { AddUser } from './add-user';

interface AddSourceProps {
  send: typeof send;
  say: (toast: ToastContent) => void;
  now: number;
  v1: boolean;
  sources: readonly Source[];
}

/** The one place where people and shows are added. */
export function AddSource({ sources, ...props }: AddSourceProps) {
  const text = useText();
  const [kind, setKind] = useState<'person' | 'show'>('person');
  return (
    <div class="panel add">
      <Segments
        legend={text('sources_add')}
        options={[
          { value: 'person', words: text('sources_add_person') },
          { value: 'show', words: text('sources_add_show') },
        ]}
        value={kind}
        onChange={setKind}
      />
      {kind === 'person' ? <AddUser {...props} /> : <AddShow sources={sources} {...props} />}
    </div>
  );
}
