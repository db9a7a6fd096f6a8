import { type Fact, isListed } from './facts';
import type { Read, Truth } from './truth';

/** Whether an earlier read proves that the rows of a later one have appeared since. */
export function isBefore({ reads }: Truth, earlier: Read, read: Read, fact: Fact, sourceId: string): boolean {
  if (earlier.stored === null || earlier.serial >= read.serial) return false;
  if (earlier.answered > fact.moment || !isListed(earlier.stream, fact, earlier.followed)) return false;
  if (earlier.key === read.key) return true;
  // The same rows under another key: shows with other seasons, the plays of a followed person.
  if (read.stream.kind === 'show-activity') return earlier.stream.kind === 'show-activity';
  return (
    sourceId === 'following' &&
    read.stream.sourceIds.includes('following') &&
    read.stream.kind === 'history' &&
    earlier.stream.kind === 'following' &&
    !reads.some((between) => isMissing(between, earlier, read, fact))
  );
}

/**
 * Whether a read between two others came after the fact but did not list it, because the person was not followed any
 * more. Lookout, which did not know that yet, treats everything before such a read as announced.
 */
const isMissing = ({ key, serial, stored, answered, stream, followed }: Read, earlier: Read, read: Read, fact: Fact) =>
  key === earlier.key &&
  earlier.serial < serial &&
  serial < read.serial &&
  stored !== null &&
  answered > fact.moment &&
  !isListed(stream, fact, followed);
