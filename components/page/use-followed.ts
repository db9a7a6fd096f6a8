import { useEffect, useState } from 'preact/hooks';
import type { Followed } from './followed';

/** The latest value of something followed; null until it is known. */
export function useFollowed<T>(followed: Followed<T>): T | null {
  const [value, setValue] = useState(followed.latest);
  useEffect(() => {
    setValue(followed.latest);
    return followed.subscribe((next) => setValue(() => next));
  }, [followed]);
  return value;
}
