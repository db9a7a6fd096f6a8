import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { offerScript } from '@/entrypoints/background/later-scripts';
import { extras } from '@/entrypoints/extras/extras';

export default defineUnlistedScript(() => offerScript('extras', extras));
