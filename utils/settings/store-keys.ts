/** Keys of `storage.local` that belong to one database. */
export const sentinelKey = (database: string) => `sentinel:${database}`;

/** When the browser was seen to have lost the database, ms UTC; absent: never, or the person has dismissed it. */
export const storeLostKey = (database: string) => `storeLost:${database}`;
