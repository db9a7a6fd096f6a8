import { pack, releaseFile } from './release/packages';

/** `npm run build-for-amo`: makes the package for Firefox from these sources, without git, as a reviewer would. */
await pack('firefox', ['firefox']);
console.log(`release/${releaseFile('firefox')}`);
