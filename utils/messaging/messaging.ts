import { defineExtensionMessaging } from '@webext-core/messaging';
import type { ProtocolMap } from '@/utils/messaging/protocol';

/** The typed pair of both ends; pages use `messaging/send`, the background `messaging/serve`. */
export const { sendMessage, onMessage } = defineExtensionMessaging<ProtocolMap>();
