/** The parts of a CycloneDX document that are changed here. */
export interface Bill {
  serialNumber?: string;
  metadata: { timestamp?: string; tools?: unknown; component: Part };
  components: Part[];
}

interface Part {
  name: string;
  type: string;
  /** Addresses, including the one that the package was downloaded from. */
  externalReferences?: unknown[];
}

/** npm's bill of materials, reduced to what is the same for each run, machine, registry and version of npm. */
export function reproducible({ serialNumber: _, ...bill }: Bill, name: string): Bill {
  const { timestamp: __, tools: ____, ...metadata } = bill.metadata;
  const bare = ({ externalReferences: ___, ...part }: Part) => part;
  const component = { ...bare(metadata.component), name, type: 'application' };
  return { ...bill, metadata: { ...metadata, component }, components: bill.components.map(bare) };
}
