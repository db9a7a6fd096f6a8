import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { offerScript } from '@/entrypoints/background/later-scripts';
import { poller } from '@/entrypoints/poller/poller';

export default defineUnlistedScript(() => offerScript('poller', poller));
