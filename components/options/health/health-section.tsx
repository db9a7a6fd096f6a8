import { useState } from 'preact/hooks';
import { useHealth } from '@/components/options/health/use-health';
import type { SectionProps } from '@/components/options/props';
import { Section } from '@/components/options/section';
import { useAccount } from '@/components/page/use-account';
import { useStoreLost } from '@/components/page/use-store-lost';
import { useText } from '@/components/page/use-text';
import { AccessNote } from '@/components/ui/access-note';
import { ErrorNote } from '@/components/ui/error-note';
import { Icon } from '@/components/ui/icon';
import { CHECK } from '@/components/ui/icons';
import { COPY } from '@/components/ui/more-icons';
import { StoreLostNote } from '@/components/ui/store-lost-note';
import type { Health } from '@/utils/messaging/protocol';
import type { SendError } from '@/utils/messaging/send';
import { databaseName, serverKey } from '@/utils/server/connection';
import { hasActiveSources } from '@/utils/settings/settings';
import { restingSignedOut } from '@/utils/sources/resting-signed-out';
import { HealthGlance } from './health-glance';
import { StreamTable } from './stream-table';

/** State of checking, in words and as a diagnostics report. */
export function HealthSection({ env, settings, streams, now, send }: SectionProps) {
  const text = useText();
  const v1 = env.protocol === 'v1';
  const state = useHealth(send, streams);
  const signedOut = useAccount(serverKey(env)) === null;
  const lost = useStoreLost(databaseName(env), streams);
  const [copied, setCopied] = useState<boolean | null>(null);
  const diagnostics = state.kind === 'ready' ? JSON.stringify(state.health, redact, 2) : '';
  const waiting = state.kind === 'ready' ? waitingFor(state.health, now) : null;
  const until = state.kind === 'ready' ? state.health.requests.until : null;
  const store = state.kind === 'ready' ? state.health.storeProblem : null;
  const resting = signedOut ? restingSignedOut(settings.sources) : settings.sources;
  const wantsAlarm = hasActiveSources({ ...settings, sources: resting });
  const rest = settings.paused ? 'paused' : !wantsAlarm && hasActiveSources(settings) ? 'signed-out' : null;
  const copy = () =>
    navigator.clipboard.writeText(diagnostics).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <Section title={text('options_health')} intro={text('health_intro')}>
      {state.kind === 'failed' && <ErrorNote error={state.error} now={now} v1={v1} />}
      <div class="panel form">
        <div class="pair">
          <h2>{text('health_overview')}</h2>
          <button type="button" class="button" onClick={state.refresh}>
            <Icon path={CHECK} size={16} />
            {text('health_refresh')}
          </button>
        </div>
        <AccessNote server={env} />
        {lost !== null && <StoreLostNote onDismiss={() => void send('dismissStoreLost')} />}
        {store && <ErrorNote error={{ kind: 'store', reason: store }} now={now} v1={v1} />}
        {waiting && <ErrorNote error={waiting} now={now} v1={v1} />}
        {state.kind === 'ready' && <HealthGlance health={state.health} wantsAlarm={wantsAlarm} rest={rest} now={now} />}
      </div>
      <div class="panel flush">
        <StreamTable
          streams={streams}
          sources={settings.sources}
          resting={resting}
          paused={settings.paused}
          now={now}
          v1={v1}
          until={waiting && until}
        />
      </div>
      <div class="panel form">
        <div class="pair">
          <div>
            <h2>{text('health_diagnostics')}</h2>
            <p class="hint">{text('health_diagnostics_hint')}</p>
          </div>
          <button
            type="button"
            class="button"
            aria-disabled={diagnostics === ''}
            onClick={() => diagnostics !== '' && void copy()}
          >
            <Icon path={COPY} size={16} />
            {text('health_copy')}
          </button>
        </div>
        <p role="status" class="answer">
          {copied !== null && text(copied ? 'health_copied' : 'health_copy_failed')}
        </p>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
        <section class="scroller" aria-label={text('health_diagnostics')} tabIndex={0}>
          <pre id="diagnostics" class="code" dir="ltr">
            {diagnostics}
          </pre>
        </section>
      </div>
    </Section>
  );
}

/** Why nothing is requested from Trakt at the moment, as an error that has a text. */
function waitingFor({ requests: { until, waiting } }: Health, now: number): SendError | null {
  if (until === null || until <= now || waiting === null) return null;
  if (waiting === 'used-up') return { kind: waiting, until };
  if (waiting === 'unreachable' || waiting === 'server') return { kind: 'unreachable', until };
  if (waiting === 'rate-limited') return { kind: waiting, retryAt: until, edge: false };
  return waiting === 'blocked' ? { kind: waiting, retryAt: until } : { kind: waiting };
}

/**
 * Redacts the report, as a replacer for `JSON.stringify`: leaves out the account, and replaces the lists of titles that
 * the person watched or wants to watch, which are private and long, by their number.
 */
function redact(key: string, value: unknown): unknown {
  if (key === 'readAs') return undefined;
  if (key !== 'watched' && key !== 'titles') return value;
  return Object.values(value ?? {}).flat().length;
}
