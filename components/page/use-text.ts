import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { createText, type Text } from '@/utils/lib/text';

/** Without a provider each key stands for itself. */
export const TextContext = createContext<Text>(createText((key) => key, 'en'));

/** The page's texts. */
export function useText(): Text {
  return useContext(TextContext);
}
