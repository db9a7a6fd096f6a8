import { useEffect, useRef, useState } from 'preact/hooks';
import type { StorageUse } from '@/components/options/data/use-storage-use';
import type { SectionProps } from '@/components/options/props';
import { useText } from '@/components/page/use-text';
import { Icon } from '@/components/ui/icon';
import { ALERT } from '@/components/ui/icons';
import { REMOVE } from '@/components/ui/more-icons';

/** Actions that cannot be undone, each with a confirmation. */
export function DeletePanel({ send, showToast, failed, use }: SectionProps & { use: StorageUse | null }) {
  const text = useText();
  const [asking, setAsking] = useState(false);
  const no = useRef<HTMLButtonElement>(null);
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (asking) no.current?.focus();
  }, [asking]);
  const leave = () => {
    setAsking(false);
    requestAnimationFrame(() => first.current?.focus());
  };
  const carryOut = async () => {
    const reply = await send('deleteFeed');
    leave();
    if (reply.ok) showToast({ words: text.plural('delete_done', reply.deleted) });
    else failed(reply.error);
  };
  return (
    <section class="panel form danger-zone" aria-labelledby="danger">
      <h2 id="danger">{text('delete_title')}</h2>
      {asking ? (
        <div class="note bad" role="alertdialog" aria-labelledby="delete-question" aria-describedby="delete-more">
          <Icon path={ALERT} />
          <div class="question">
            <p id="delete-question">{text.plural('delete_question', use?.cards ?? 0)}</p>
            <p id="delete-more" class="hint">
              {text('delete_more')}
            </p>
            <div class="preview-tools">
              <button ref={no} type="button" class="button" onClick={leave}>
                {text('delete_no')}
              </button>
              <button type="button" class="button danger" onClick={() => void carryOut()}>
                {text('delete_yes')}
              </button>
            </div>
          </div>
        </div>
      ) : (
        <div class="pair">
          <p class="hint" id="delete-hint">
            {text('delete_hint')}
          </p>
          <button
            ref={first}
            type="button"
            class="button danger"
            aria-describedby="delete-hint"
            onClick={() => setAsking(true)}
          >
            <Icon path={REMOVE} />
            {text('delete_all')}
          </button>
        </div>
      )}
    </section>
  );
}
