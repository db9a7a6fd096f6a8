import { useState } from 'preact/hooks';
import { PresetChoice } from '@/components/options/filters/preset-choice';
import type { SectionProps } from '@/components/options/props';
import { Section } from '@/components/options/section';
import { useText } from '@/components/page/use-text';
import { SampleFeed } from '@/components/sample/sample-feed';
import { BaselineStep } from './baseline-step';
import { FirstPersonStep } from './first-person-step';
import { PinStep } from './pin-step';
import { TestStep } from './test-step';
import { usePinned } from './use-pinned';
import { type StepState, WelcomeStep } from './welcome-step';

/**
 * The first-run page: from an empty list to a test notification. Nothing needs confirmation, and nothing is asked for
 * before it is needed.
 */
export function WelcomeSection(props: SectionProps) {
  const text = useText();
  const { settings, now } = props;
  const [tested, setTested] = useState(false);
  const pinned = usePinned();
  const hasSource = settings.sources.length > 0;
  const states: StepState[] = [
    hasSource ? 'done' : 'now',
    hasSource ? (tested ? 'done' : 'now') : 'later',
    hasSource ? (tested ? 'done' : 'now') : 'later',
    hasSource ? (pinned ? 'done' : 'now') : 'later',
    hasSource ? (tested ? 'now' : 'later') : 'later',
  ];
  const [person = 'later', preset = 'later', test = 'later', pin = 'later', proof = 'later'] = states;
  return (
    <Section title={text('welcome_title')} intro={text('welcome_intro')}>
      <ol class="welcome">
        <WelcomeStep number={1} title={text('welcome_person')} state={person}>
          <FirstPersonStep {...props} />
        </WelcomeStep>
        <WelcomeStep number={2} title={text('welcome_preset')} state={preset}>
          {hasSource && (
            <>
              <PresetChoice {...props} />
              <p class="hint">
                {text('preset_later')} <a href="#filters">{text('preset_filters')}</a>
              </p>
            </>
          )}
        </WelcomeStep>
        <WelcomeStep number={3} title={text('welcome_test')} state={test}>
          {hasSource && <TestStep {...props} onShown={() => setTested(true)} />}
        </WelcomeStep>
        <WelcomeStep number={4} title={text('welcome_pin')} state={pin}>
          {hasSource && <PinStep pinned={pinned} />}
        </WelcomeStep>
        <WelcomeStep number={5} title={text('welcome_proof')} state={proof}>
          {hasSource && <BaselineStep {...props} done={tested} />}
        </WelcomeStep>
      </ol>
      {!hasSource && (
        <>
          <h2 class="welcome-sample">{text('welcome_sample')}</h2>
          <SampleFeed now={now} spoilerContext={{ spoilers: settings.spoilers }} />
        </>
      )}
    </Section>
  );
}
