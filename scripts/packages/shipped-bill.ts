import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './read-lock.ts';

const named = (folder: string) => JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));

/** The packages with code in a build, as a bill of materials (CycloneDX) that is part of the build. */
export function shippedBill(folders: Iterable<string>): string {
  const components = [...new Set(folders)].map((folder) => {
    const { name, version, license } = named(folder);
    const purl = `pkg:npm/${name.replace('@', '%40')}@${version}`;
    return { type: 'library', name, version, purl, licenses: [{ license: { id: license } }] };
  });
  const { name, version } = named(ROOT);
  const bill = {
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    version: 1,
    metadata: { component: { type: 'application', name, version } },
    components: components.sort((a, b) => (a.purl < b.purl ? -1 : 1)),
  };
  return `${JSON.stringify(bill, null, 2)}\n`;
}
