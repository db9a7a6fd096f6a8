import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { createText, type Text } from '@/utils/lib/text';

/** Until a page provides the browser's words, each key stands for itself. */
export const TextContext = createContext<Text>(createText((key) => key, 'en'));

/** All words of the pages. */
export function useText(): Text {
  return useContext(TextContext);
}
