import { useState } from 'preact/hooks';
import { saveFile } from '@/components/options/data/save-file';
import { takeBackImport } from '@/components/options/data/take-back-import';
import type { SectionProps } from '@/components/options/props';
import { useText } from '@/components/page/use-text';
import { ErrorNote } from '@/components/ui/error-note';
import { Icon } from '@/components/ui/icon';
import { LOAD, SAVE } from '@/components/ui/more-icons';
import type { SendError } from '@/utils/messaging/send';
import { withFile } from '@/utils/settings/file/apply';
import { describeChanges } from '@/utils/settings/file/describe';
import type { SettingsChange, SettingsProblem } from '@/utils/settings/file/findings';
import { openSettingsFile, writeSettingsFile } from '@/utils/settings/file/read';
import type { SettingsFile } from '@/utils/settings/file/schema';
import { readSettings } from '@/utils/settings/read-settings';
import { ImportPreview } from './import-preview';

type ImportState =
  | { kind: 'idle' }
  | { kind: 'preview'; file: SettingsFile; changes: SettingsChange[]; problems: SettingsProblem[] }
  | { kind: 'failed'; error: SendError };

/** Export and import of settings, with a note about what the file leaves out. */
export function SettingsFilePanel({ env, now, send, showToast, failed }: SectionProps) {
  const text = useText();
  const [state, setState] = useState<ImportState>({ kind: 'idle' });
  const [round, setRound] = useState(0);

  const exportFile = async () => {
    const name = `lookout-settings-${new Date(now).toISOString().slice(0, 10)}.json`;
    saveFile(document, name, new Blob([writeSettingsFile(await readSettings(), env)], { type: 'application/json' }));
    showToast({ words: text('data_exported', name) });
  };
  const choose = async (file: File | undefined) => {
    if (!file) return setState({ kind: 'idle' });
    const read = await openSettingsFile(file, env);
    if (!read.ok) return setState({ kind: 'failed', error: { kind: 'settings-file', problems: read.error } });
    const before = await readSettings();
    const changes = describeChanges(before, withFile(before, read.value.file, env, now));
    setState({ kind: 'preview', file: read.value.file, changes, problems: read.value.skipped });
  };
  const done = () => {
    setState({ kind: 'idle' });
    setRound((old) => old + 1);
  };
  const apply = async (file: SettingsFile) => {
    const reply = await send('applyImport', { file });
    if (!reply.ok) return setState({ kind: 'failed', error: reply.error });
    done();
    showToast({ words: text('data_applied'), undo: () => void undo(reply) });
  };
  const undo = async (done: Parameters<typeof takeBackImport>[1]) => {
    const reply = await takeBackImport(send, done);
    if (!reply.ok) return failed(reply.error);
    showToast({ words: text('data_undone') });
  };

  const problems =
    state.kind === 'failed' && state.error.kind === 'settings-file'
      ? state.error.problems
      : state.kind === 'preview'
        ? state.problems
        : [];
  return (
    <div class="panel form">
      <div class="pair">
        <div>
          <h2>{text('data_export')}</h2>
          <p class="hint">{text('data_export_hint')}</p>
        </div>
        <button type="button" class="button" onClick={() => void exportFile()}>
          <Icon path={SAVE} />
          {text('data_export')}
        </button>
      </div>
      <div class="pair">
        <div>
          <h2 id="import-title">{text('data_import')}</h2>
          <p class="hint" id="import-hint">
            {text('data_import_hint')}
          </p>
        </div>
        <span class="button file">
          <Icon path={LOAD} />
          <span aria-hidden="true">{text('data_choose')}</span>
          <input
            key={round}
            type="file"
            accept=".json,application/json"
            aria-labelledby="import-title"
            aria-describedby="import-hint"
            onChange={({ currentTarget }) => void choose(currentTarget.files?.[0])}
          />
        </span>
      </div>
      <div aria-live="polite" class="answer">
        {state.kind === 'failed' && <ErrorNote error={state.error} now={now} v1={env.protocol === 'v1'} />}
        {(state.kind === 'preview' || problems.length > 0) && (
          <ImportPreview
            changes={state.kind === 'preview' ? state.changes : null}
            problems={problems}
            onApply={() => state.kind === 'preview' && void apply(state.file)}
            onCancel={done}
          />
        )}
      </div>
      <p class="hint">{text('data_not_in_file')}</p>
    </div>
  );
}
