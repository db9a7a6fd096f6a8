import { useEffect, useState } from 'preact/hooks';
import type { StoreReader } from '@/components/page/connect-store';
import { useText } from '@/components/page/use-text';
import type { NamedSubject } from '@/utils/activity/facet-name';
import { readSettings } from '@/utils/settings/read-settings';
import { findSubjects } from '@/utils/store/read/find-subjects';
import { openAround } from './around-open';
import { aroundWords } from './around-words';

const MAX_FOUND = 3;
/** Fewer characters are in nearly every name. */
const MIN_CHARS = 2;
const NONE: readonly NamedSubject[] = [];

/** Below the search field: titles and people with the words in their names. */
export function AroundFound({ read, words }: { read: StoreReader; words: string }) {
  const text = useText();
  const [found, setFound] = useState(NONE);
  const wanted = words.trim();
  useEffect(() => {
    let isCurrent = true;
    const find = async () => {
      if (wanted.length < MIN_CHARS) return NONE;
      const { sources } = await readSettings();
      const result = await read((db) => findSubjects(db, wanted, { sources, limit: MAX_FOUND }));
      return result.ok ? result.value : NONE;
    };
    // Results for earlier words never replace these.
    find().then((subjects) => isCurrent && setFound(subjects));
    return () => {
      isCurrent = false;
    };
  }, [read, wanted]);
  if (found.length === 0) return null;
  return (
    <div class="around-found">
      {found.map((subject) => (
        <button type="button" class="chip" key={subject.facet} onClick={() => openAround(subject)}>
          <span>{aroundWords(text, subject)}</span>
        </button>
      ))}
    </div>
  );
}
