import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { offerScript } from '@/entrypoints/background/later-scripts';
import { demo } from '@/entrypoints/demo/demo';

export default defineUnlistedScript(() => offerScript('demo', demo));
