import { useText } from '@/components/hooks/use-text';
import { SettingsFilePanel } from './data/settings-file-panel';
import { SyncPanel } from './data/sync-panel';
import type { SectionProps } from './props';
import { Section } from './section';

/** What is kept, and how it travels. */
export function DataSection(props: SectionProps) {
  const text = useText();
  return (
    <Section title={text('options_data')} intro={text('data_intro')}>
      <SettingsFilePanel {...props} />
      <SyncPanel {...props} />
    </Section>
  );
}
