import type { ComponentChildren } from 'preact';
import { useText } from '@/components/page/use-text';
import { Icon } from '@/components/ui/icon';
import { DONE } from '@/components/ui/more-icons';

export type StepState = 'now' | 'done' | 'later';

interface WelcomeStepProps {
  number: number;
  title: string;
  state: StepState;
  children: ComponentChildren;
}

/** One step: its number, or a check mark once done. */
export function WelcomeStep({ number, title, state, children }: WelcomeStepProps) {
  const text = useText();
  return (
    <li class="panel welcome-step" data-state={state} aria-current={state === 'now' ? 'step' : undefined}>
      <h2>
        <span class="welcome-number" aria-hidden="true">
          {state === 'done' ? <Icon path={DONE} size={16} /> : new Intl.NumberFormat(text.locale).format(number)}
        </span>
        {title}
        {state === 'done' && <span class="heard"> {text('welcome_done')}</span>}
      </h2>
      {children && <div class="welcome-body">{children}</div>}
    </li>
  );
}
