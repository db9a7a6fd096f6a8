import { preferenceKeeper } from '@/components/options/preferences';
import type { SectionProps } from '@/components/options/props';
import { useText } from '@/components/page/use-text';
import { Segments } from '@/components/ui/segments';
import { hasSidePanel } from '@/utils/settings/has-side-panel';

/** What the toolbar button opens. Absent in browsers without a side panel. */
export function ToolbarPanel(props: SectionProps) {
  const text = useText();
  const set = preferenceKeeper(props);
  const { toolbar } = props.settings;
  if (!hasSidePanel()) return null;
  const isSidebar = import.meta.env.FIREFOX;
  return (
    <div class="panel form">
      <div class="pair">
        <h2>{text('toolbar_opens')}</h2>
        <Segments
          legend={text('toolbar_opens')}
          options={[
            { value: 'popup' as const, words: text('toolbar_popup') },
            { value: 'panel' as const, words: text(isSidebar ? 'toolbar_sidebar' : 'toolbar_panel') },
          ]}
          value={toolbar}
          onChange={(opens) => void set({ toolbar: opens })}
        />
      </div>
      <p class="hint rest">{text(isSidebar ? 'toolbar_sidebar_hint' : 'toolbar_panel_hint')}</p>
    </div>
  );
}
