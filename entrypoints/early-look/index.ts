import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { keptLook, watchSystem, wear } from '@/components/page/theme';

/** Every page loads this before its body: it is painted once, in the colours that were chosen. */
export default defineUnlistedScript(() => {
  const dress = () => wear(keptLook(localStorage), globalThis);
  dress();
  watchSystem(globalThis, dress);
});
