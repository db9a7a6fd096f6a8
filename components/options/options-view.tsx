import type { ComponentChildren } from 'preact';
import { SourcesSection } from '@/components/options/sources/sources-section';
import { WelcomeSection } from '@/components/options/welcome/welcome-section';
import { useText } from '@/components/page/use-text';
import { DemoBanner } from '@/components/ui/demo-banner';
import { Icon } from '@/components/ui/icon';
import { PAUSE } from '@/components/ui/icons';
import { isDemo } from '@/utils/server/demo';
import { AccountSection } from './account/account-section';
import { AppearanceSection } from './appearance/appearance-section';
import { DataSection } from './data/data-section';
import { FiltersSection } from './filters/filters-section';
import { HealthSection } from './health/health-section';
import { Nav } from './nav';
import { NewsSection } from './news/news-section';
import { NotificationsSection } from './notifications/notifications-section';
import type { SectionProps } from './props';
import { QuietSection } from './quiet/quiet-section';
import type { ViewId } from './sections';

interface OptionsViewProps extends SectionProps {
  section: ViewId;
  /** The toast and the recent changes. */
  bar: ComponentChildren;
  onResume: () => void;
}

const VIEWS = {
  welcome: WelcomeSection,
  sources: SourcesSection,
  filters: FiltersSection,
  notifications: NotificationsSection,
  quiet: QuietSection,
  appearance: AppearanceSection,
  account: AccountSection,
  data: DataSection,
  health: HealthSection,
  news: NewsSection,
} as const;

export function OptionsView({ section, bar, onResume, ...props }: OptionsViewProps) {
  const text = useText();
  const View = VIEWS[section];
  return (
    <>
      <Nav current={section} />
      <main>
        <div class="bar">{bar}</div>
        {isDemo(props.env) && <DemoBanner now={props.now} />}
        {props.settings.paused && (
          <div class="note lamp paused">
            <Icon path={PAUSE} />
            <p>{text('options_paused_banner')}</p>
            <button type="button" class="button" onClick={onResume}>
              {text('options_resume')}
            </button>
          </div>
        )}
        <View key={`${section}/${props.detail}`} {...props} />
      </main>
    </>
  );
}
