import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './packages/read-lock';
import { sbom } from './packages/sbom';

/** `npm run sbom`: writes all packages of the lock file as a bill of materials (CycloneDX), .output/sbom.cdx.json. */
const bill = sbom();
const file = path.join(ROOT, '.output', 'sbom.cdx.json');
mkdirSync(path.dirname(file), { recursive: true });
writeFileSync(file, bill);
console.log(`${JSON.parse(bill).components.length} packages in ${path.relative(ROOT, file)}`);
