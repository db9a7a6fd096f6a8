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

/** One thing about one endpoint that is not as expected, in words. */
export interface Finding {
  endpoint: EndpointName;
  check: Check;
  expected: string;
  came: string;
  /** What follows for Lookout. */
  means: string;
}

export type Found = Omit<Finding, 'endpoint'>;
