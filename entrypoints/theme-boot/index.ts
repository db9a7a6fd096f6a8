import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { applyTheme, storedTheme, watchSystem } from '@/components/page/theme';

/** Every page loads this before its body, so the first paint already has the chosen colors. */
export default defineUnlistedScript(() => {
  const apply = () => applyTheme(storedTheme(localStorage), globalThis);
  apply();
  watchSystem(globalThis, apply);
});
