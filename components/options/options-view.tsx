import { SourcesSection } from '@/components/options/sources/sources-section';
import { WelcomeSection } from '@/components/options/welcome/welcome-section';
import type { Toasts } from '@/components/page/toasts';
import { useText } from '@/components/page/use-text';
import { DemoBanner } from '@/components/ui/demo-banner';
import { Icon } from '@/components/ui/icon';
import { PAUSE } from '@/components/ui/icons';
import { RecentChanges } from '@/components/ui/recent-changes';
import { Toast } from '@/components/ui/toast';
import { isDemo } from '@/utils/server/demo';
import { AccountSection } from './account/account-section';
import { AppearanceSection } from './appearance/appearance-section';
import { DataSection } from './data/data-section';
import { FiltersSection } from './filters/filters-section';
import { HealthSection } from './health/health-section';
import { Nav } from './nav';
import { NotificationsSection } from './notifications/notifications-section';
import type { SectionProps } from './props';
import { QuietSection } from './quiet/quiet-section';
import type { ViewId } from './sections';

interface OptionsViewProps extends SectionProps {
  section: ViewId;
  toast: Toasts['toast'];
  changes: Toasts['changes'];
  onUndo: (id: number) => void;
  onDismiss: () => void;
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
} as const;

export function OptionsView({ section, toast, changes, onUndo, onDismiss, onResume, ...props }: OptionsViewProps) {
  const text = useText();
  const View = VIEWS[section];
  return (
    <>
      <Nav current={section} />
      <main>
        <div class="bar">
          <Toast toast={toast} onUndo={onUndo} onDismiss={onDismiss} />
          <RecentChanges changes={changes} onUndo={onUndo} />
        </div>
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
