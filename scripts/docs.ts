import { writeFileSync } from 'node:fs';
import { coverageDocument } from '@/utils/trakt/questions/coverage-document';

/** `npm run docs`: writes the documents generated from the code's tables. A test fails if they differ. */
writeFileSync('docs/trakt-coverage.md', coverageDocument());
