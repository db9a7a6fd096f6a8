import { writeFileSync } from 'node:fs';
import { coverageDocument } from '@/utils/trakt/questions/coverage-document';

/** `npm run docs`: writes what is made from the code's own tables. A test fails while it differs. */
writeFileSync('docs/trakt-coverage.md', coverageDocument());
