import { useEffect, useRef, useState } from 'preact/hooks';

/** A long task with progress. Stopped by a click or by leaving the page. */
export function useLongWork(): {
  /** Progress; null if nothing is running. */
  done: number | null;
  /**
   * Runs `work` unless a task is running. `onProgress` takes the progress and returns false once the task should stop.
   */
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
