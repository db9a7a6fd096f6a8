import type { NamedSubject, Subject } from '@/utils/activity/facet-name';

interface NameButtonProps {
  subject: NamedSubject;
  onGo: (subject: Subject) => void;
}

/** A name that leads on to what is known of it. */
export function NameButton({ subject, onGo }: NameButtonProps) {
  return (
    <button type="button" class="around-name" data-around={subject.facet} onClick={() => onGo(subject)}>
      <bdi>{subject.name}</bdi>
    </button>
  );
}
