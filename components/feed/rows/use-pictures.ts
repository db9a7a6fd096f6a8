import { useEffect, useState } from 'preact/hooks';
import type { StoreReader } from '@/components/page/connect-store';
import { sendLater } from '@/components/page/send-later';
import { readImages } from '@/utils/store/images';

const NO_PICTURES: ReadonlyMap<string, string> = new Map();
/** Any of these events shows that somebody is looking. */
const FIRST_INPUT_EVENTS = ['pointermove', 'keydown', 'wheel', 'touchstart'] as const;

/**
 * Images by key (`avatar:<slug>`, or an address at Trakt) from the extension's cache. A missing address is requested
 * from the background once, and only after the first input in the page, so that an open page does not wake the worker.
 * A missing avatar is not requested: it is looked up again whenever the keys change. The map keeps its identity until
 * an image is added.
 */
export function usePictures(read: StoreReader, keys: readonly string[]): ReadonlyMap<string, string> {
  const [pictures, setPictures] = useState(NO_PICTURES);
  const [missing, setMissing] = useState<readonly string[]>([]);
  const awake = useFirstInput();
  const wanted = [...new Set(keys)].sort().join('\n');
  // Keys looked up already: a long feed needs a few more with each page, not all of them again.
  const [looked] = useState(() => new Set<string>());
  useEffect(() => {
    const fresh = wanted.split('\n').filter((key) => key !== '' && !looked.has(key));
    if (fresh.length === 0) return;
    read((db) => readImages(db, fresh)).then((found) => {
      if (!found.ok) return;
      const here = found.value;
      const stored = new Set(here.map(([key]) => key));
      const gone = fresh.filter((key) => !stored.has(key) && key.startsWith('http'));
      // Missing avatars are not requested: the next check fetches them.
      for (const key of [...here.map(([each]) => each), ...gone]) looked.add(key);
      if (here.length > 0) setPictures((old) => new Map([...old, ...here]));
      if (gone.length > 0) setMissing((old) => [...old, ...gone]);
    });
  }, [read, wanted, looked]);
  const [asked] = useState(() => new Set<string>());
  useEffect(() => {
    if (!awake) return;
    for (const address of missing) {
      if (asked.has(address)) continue;
      asked.add(address);
      sendLater('picture', { address }).then((reply) => {
        if (reply.ok) setPictures((old) => new Map([...old, [address, reply.dataUrl]]));
      });
    }
  }, [awake, missing, asked]);
  return pictures;
}

function useFirstInput(): boolean {
  const [awake, setAwake] = useState(false);
  useEffect(() => {
    if (awake) return;
    const wake = () => setAwake(true);
    for (const event of FIRST_INPUT_EVENTS) addEventListener(event, wake, { passive: true, once: true });
    return () => {
      for (const event of FIRST_INPUT_EVENTS) removeEventListener(event, wake);
    };
  }, [awake]);
  return awake;
}
