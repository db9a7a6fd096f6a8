export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** The clock, passed in as a dependency: milliseconds UTC. */
export type Now = () => number;
