import { PreviewNote } from '@/components/options/filters/preview-note';
import type { SectionProps } from '@/components/options/props';
import { Section } from '@/components/options/section';
import { useText } from '@/components/page/use-text';
import { Icon } from '@/components/ui/icon';
import { BACK } from '@/components/ui/more-icons';
import { sourceTitle } from '@/components/words/source-title';
import type { Source } from '@/utils/sources/source';
import { LeaveOut } from './leave-out';
import { MutePanel } from './mute-panel';
import { ShowSpoilersPanel } from './show-spoilers';
import { SourceRow, type SourceRowProps } from './source-row';
import { SourceRules } from './source-rules';

interface SourcePageProps extends SectionProps {
  source: Source;
  row: SourceRowProps;
}

/** Page of one source: its state, its mute, and its own rules. */
export function SourcePage({ source, row, ...props }: SourcePageProps) {
  const text = useText();
  return (
    <Section title={sourceTitle(text, source)} intro={text('source_intro')} above={<BackToSources />}>
      <ul class="panel list">
        <SourceRow {...row} alone />
      </ul>
      {source.kind === 'following' && <LeaveOut {...props} source={source} />}
      <MutePanel {...props} source={source} />
      {source.kind === 'show' && <ShowSpoilersPanel {...props} source={source} />}
      <PreviewNote {...props} only={source.id} />
      <SourceRules {...props} source={source} />
    </Section>
  );
}

/** Shown if the hash names a source that is no longer in the list. */
export function SourceGone() {
  const text = useText();
  return (
    <Section title={text('source_gone')} intro={text('source_gone_hint')} above={<BackToSources />}>
      {null}
    </Section>
  );
}

function BackToSources() {
  const text = useText();
  return (
    <a class="back" href="#sources">
      <Icon path={BACK} size={16} />
      {text('source_back')}
    </a>
  );
}
