import { useStorageUse } from '@/components/hooks/use-storage-use';
import { useText } from '@/components/hooks/use-text';
import { DeletePanel } from './data/delete-panel';
import { FeedExportPanel } from './data/feed-export-panel';
import { KeepPanel } from './data/keep-panel';
import { SettingsFilePanel } from './data/settings-file-panel';
import { SyncPanel } from './data/sync-panel';
import type { SectionProps } from './props';
import { Section } from './section';

/** What is kept, and how it travels. */
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
