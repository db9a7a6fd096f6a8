import { useText } from '@/components/page/use-text';
import { Modal } from '@/components/ui/modal';
import { why } from '@/components/words/why';
import { absoluteTime } from '@/utils/lib/relative-time';
import type { Source } from '@/utils/sources/source';
import type { Card } from '@/utils/store/schema';

interface WhyDialogProps {
  card: Card;
  sources: readonly Source[];
  now: number;
  onClose: () => void;
}

/** Explains what happened to a row and which rule decided it, with a link to the rules. */
export function WhyDialog({ card, sources, now, onClose }: WhyDialogProps) {
  const text = useText();
  const noticed = card.activities[0]?.noticedAt;
  return (
    <Modal title={text('menu_why_title')} onClose={onClose}>
      <ul class="why">
        {why(text, card, { sources, now }).map((line) => (
          <li key={line}>{line}</li>
        ))}
        {noticed !== undefined && <li>{text('menu_noticed', absoluteTime(noticed, text.locale))}</li>}
      </ul>
      <a class="button" href="/options.html#filters" target="_blank" rel="noopener">
        {text('menu_rules')}
      </a>
    </Modal>
  );
}
