import { OwnNameField } from '@/components/options/filters/own-name-field';
import type { SectionProps } from '@/components/options/props';
import { useText } from '@/components/page/use-text';
import { SwitchRow } from '@/components/ui/switch-row';

interface AboutYouPanelProps extends SectionProps {
  signedIn: boolean;
  onRemove: () => void;
}

/** Switches on what concerns the person. Whoever is not signed in enters their name. */
export function AboutYouPanel({ signedIn, onRemove, ...props }: AboutYouPanelProps) {
  const text = useText();
  const { settings, send, failed } = props;
  const isOn = settings.sources.some(({ kind }) => kind === 'me');
  const isKnown = signedIn || settings.self !== null;
  const add = async () => {
    const reply = await send('addMe');
    if (!reply.ok) failed(reply.error);
  };
  return (
    <div class="panel form" id="about-you">
      <SwitchRow
        label={text('sources_kind_me')}
        hint={text('about_me_hint')}
        checked={isOn}
        disabled={isKnown || isOn ? undefined : text('about_me_who')}
        onChange={(on) => (on ? void add() : onRemove())}
      />
      {!signedIn && <OwnNameField {...props} id="about-you-name" hint={text('about_me_signed_out')} />}
    </div>
  );
}
