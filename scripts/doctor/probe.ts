import type { GenericSchema } from 'valibot';
import { read } from '@/utils/trakt/lenient';
import type { Owner } from '@/utils/trakt/v2/client';
import type { EndpointName } from '@/utils/trakt/v2/endpoints';
import type { Listing } from '@/utils/trakt/v2/listing-definition';
import { row, type WireRow } from '@/utils/trakt/v2/wire';
import { isInVocabulary } from '@/utils/trakt/vocabulary';

/** The subjects of requests, and what earlier answers have shown. */
export interface Known {
  user: string;
  show: string;
  season: number;
  episode: number;
  signedIn: boolean;
  showId?: number | undefined;
  tvdb?: number | undefined;
  list?: number | undefined;
}

/** The result for one row. */
export interface Reading {
  raw: unknown;
  /** As parsed by Lookout's schema; null if invalid. */
  wire: object | null;
  /** `emptied`: Trakt has removed the item. `unreadable`: Lookout skips the row. */
  fate: 'known' | 'unknown' | 'emptied' | 'unreadable';
  /** The type or action that is not in the vocabulary. */
  word?: string;
}

export interface Address {
  of: Owner;
  path: string;
  query: Record<string, string>;
}

/** One endpoint, requested as Lookout requests it. */
export interface Probe {
  endpoint: EndpointName;
  /** Without page and limit; or the reason why it cannot be requested. */
  address(known: Known): Address | { skip: string };
  /** Rows per page to request; left out: more than Trakt allows, to see that it clamps. */
  limit?: number;
  /** Requested with the access token. */
  signedIn?: boolean;
  /** The answer is one object, or nothing. */
  single?: boolean;
  read(value: unknown, known: Known): Reading;
  learn?: (readings: readonly Reading[], known: Known) => void;
}

/** A probe that uses the same listing as the poller. */
export function ofListing(endpoint: EndpointName, make: (known: Known) => Listing | { skip: string }): Probe {
  return {
    endpoint,
    address(known) {
      const listing = make(known);
      return 'skip' in listing ? listing : { of: listing.of, path: listing.path, query: listing.query };
    },
    read(value, known) {
      const listing = make(known);
      if ('skip' in listing) return { raw: value, wire: null, fate: 'unreadable' };
      const raw = listing.wrap ? listing.wrap(value) : value;
      const wire = read(row, raw);
      const mapped = wire ? listing.map(wire) : 'unreadable';
      if (typeof mapped === 'string') return { raw, wire, fate: mapped };
      const { type, action } = mapped.activity;
      return isInVocabulary(mapped.activity)
        ? { raw, wire, fate: 'known' }
        : { raw, wire, fate: 'unknown', word: `${type} ${action}` };
    },
  };
}

/** Reads an answer that contains no activities. */
export function bySchema<T>(
  schema: GenericSchema<unknown, T>,
  isUsable: (wire: NonNullable<T>) => boolean = () => true,
): Probe['read'] {
  return (raw) => {
    const wire = read(schema, raw);
    if (typeof wire !== 'object' || wire === null) return { raw, wire: null, fate: 'unreadable' };
    return { raw, wire, fate: isUsable(wire) ? 'known' : 'unreadable' };
  };
}

/** Trakt's id of the item that a row's type names. */
export function itemId(wire: object | null): number | undefined {
  const { type, movie, episode, show, season } = (wire ?? {}) as Partial<WireRow>;
  if (type === 'movie') return movie?.ids?.trakt;
  if (type === 'season') return season?.ids?.trakt;
  if (type === 'show') return show?.ids?.trakt;
  return type === 'episode' ? episode?.ids?.trakt : undefined;
}
