import { useEffect, useRef, useState } from 'preact/hooks';

interface Entered {
  currentTarget: HTMLInputElement;
}

/**
 * Handlers of a text field that is saved when it is left: until then it shows what is being typed, whatever else is
 * saved meanwhile.
 */
export function useTyped(stored: string, onDone: (typed: string) => void) {
  const [typed, setTyped] = useState<string | null>(null);
  const sent = useRef<string | null>(null);
  useEffect(() => setTyped((words) => (words === sent.current ? null : words)), [stored]);
  return {
    value: typed ?? stored,
    onInput: ({ currentTarget }: Entered) => setTyped(currentTarget.value),
    onChange({ currentTarget }: Entered) {
      sent.current = currentTarget.value;
      setTyped(sent.current);
      onDone(currentTarget.value);
    },
  };
}
