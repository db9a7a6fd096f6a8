import { useStorageUse } from '@/components/options/data/use-storage-use';
import type { SectionProps } from '@/components/options/props';
import { Section } from '@/components/options/section';
import { useText } from '@/components/page/use-text';
import { DeletePanel } from './delete-panel';
import { FeedExportPanel } from './feed-export-panel';
import { KeepPanel } from './keep-panel';
import { SettingsFilePanel } from './settings-file-panel';
import { SyncPanel } from './sync-panel';

/** Retention, export and import, sync, and deletion. */
export function DataSection(props: SectionProps) {
  const text = useText();
  const use = useStorageUse(props.read, props.streams);
  return (
    <Section title={text('options_data')} intro={text('data_intro')}>
      <SettingsFilePanel {...props} />
      <SyncPanel {...props} />
      <FeedExportPanel {...props} use={use} />
      <KeepPanel {...props} use={use} />
      <DeletePanel {...props} use={use} />
    </Section>
  );
}
