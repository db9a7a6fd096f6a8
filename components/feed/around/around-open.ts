import { useEffect, useState } from 'preact/hooks';
import type { Subject } from '@/utils/activity/facet-name';

/** What the dialog of this page shows. Rows, charts, search and the address open it without knowing who draws it. */
let subject: Subject | null = null;
const listeners = new Set<() => void>();

/** Opens all activity on a title, or what is known of a person. Null closes it. */
export function openAround(wanted: Subject | null): void {
  subject = wanted;
  for (const listener of listeners) listener();
}

/** The person or title that the dialog shows; null while it is closed. */
export function useOpenSubject(): Subject | null {
  const [shown, setShown] = useState(subject);
  useEffect(() => {
    const update = () => setShown(subject);
    update();
    listeners.add(update);
    return () => void listeners.delete(update);
  }, []);
  return shown;
}
