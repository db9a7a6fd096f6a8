import type { EndpointName } from '@/utils/trakt/v2/endpoints';

export type Check =
  | 'request'
  | 'fields'
  | 'headers'
  | 'cache'
  | 'order'
  | 'precision'
  | 'limits'
  | 'unchanged'
  | 'allowance';

/** One unexpected detail of one endpoint, in words. */
export interface Finding {
  endpoint: EndpointName;
  check: Check;
  expected: string;
  came: string;
  /** What it means for Lookout. */
  means: string;
}

/** A finding of a check at one endpoint, which the caller knows. */
export type EndpointFinding = Omit<Finding, 'endpoint'>;
