import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { applyTheme, storedTheme, watchSystem } from '@/components/page/theme';

/** Every page loads this before its body: it is painted once, in the colours that were chosen. */
export default defineUnlistedScript(() => {
  const apply = () => applyTheme(storedTheme(localStorage), globalThis);
  apply();
  watchSystem(globalThis, apply);
});
