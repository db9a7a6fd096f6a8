import type { WriteTransaction } from '@/utils/store/write';

/** The stores that one commit writes. */
export const COMMIT_STORES = ['cards', 'unread', 'seen', 'streams', 'outbox', 'tallies', 'poller'] as const;
export type CommitTransaction = WriteTransaction<(typeof COMMIT_STORES)[number]>;

/** The stores that are rebuilt after a loss. */
export const REBUILT_STORES = ['birth', 'streams', 'poller', 'cards', 'seen'] as const;
export type RebuildTransaction = WriteTransaction<(typeof REBUILT_STORES)[number]>;
