import { expect, it } from 'vitest';
import { reproducible } from './bill-of-materials';

it('leaves machine-dependent parts out of the bill of materials', () => {
  const part = { name: 'idb', type: 'library', purl: 'pkg:npm/idb@8.0.4' };
  const billOf = (run: string) => ({
    bomFormat: 'CycloneDX',
    serialNumber: `urn:uuid:${run}`,
    metadata: {
      timestamp: run,
      tools: [{ name: 'cli', version: run }],
      component: { name: `folder-${run}`, type: 'library' },
    },
    components: [{ ...part, externalReferences: [{ type: 'distribution', url: `https://${run}.example` }] }],
  });
  expect(reproducible(billOf('a'), 'lookout')).toEqual({
    bomFormat: 'CycloneDX',
    metadata: { component: { name: 'lookout', type: 'application' } },
    components: [part],
  });
  expect(reproducible(billOf('a'), 'lookout')).toEqual(reproducible(billOf('b'), 'lookout'));
});
