import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { offerScript } from '@/entrypoints/background/later-scripts';
import { poller } from '@/entrypoints/reader/reader';

export default defineUnlistedScript(() => offerScript('reader', poller));
