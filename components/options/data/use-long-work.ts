import { useEffect, useRef, useState } from 'preact/hooks';

/** A long piece of work that tells how far it is and can be stopped, by a click or by leaving the page. */
export function useLongWork(): {
  /** How far it is; null while nothing is done. */
  done: number | null;
  /** Calls `work` unless some is under way. Its argument takes how far it is, and returns whether to go on. */
  start: (work: (onProgress: (done: number) => boolean) => Promise<void>) => void;
  stop: () => void;
} {
  const [done, setDone] = useState<number | null>(null);
  const wanted = useRef(false);
  useEffect(
    () => () => {
      wanted.current = false;
    },
    [],
  );
  return {
    done,
    start(work) {
      if (wanted.current) return;
      wanted.current = true;
      setDone(0);
      const onProgress = (now: number) => {
        if (wanted.current) setDone(now);
        return wanted.current;
      };
      void work(onProgress).finally(() => {
        wanted.current = false;
        setDone(null);
      });
    },
    stop() {
      wanted.current = false;
    },
  };
}
