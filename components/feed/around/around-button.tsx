import { useText } from '@/components/page/use-text';
import { Icon } from '@/components/ui/icon';
import { PERSON } from '@/components/ui/icons';
import { PEOPLE } from '@/components/ui/more-icons';
import { isPersonFacet, type NamedSubject } from '@/utils/activity/facet-name';
import { openAround } from './around-open';
import { aroundWords } from './around-words';

/** An icon beside a name in a chart: opens what is known around it. */
export function AroundButton({ subject }: { subject: NamedSubject }) {
  const words = aroundWords(useText(), subject);
  return (
    <button
      type="button"
      class="button icon quiet around-button"
      aria-label={words}
      title={words}
      onClick={() => openAround(subject)}
    >
      <Icon path={isPersonFacet(subject.facet) ? PERSON : PEOPLE} size={16} />
    </button>
  );
}
