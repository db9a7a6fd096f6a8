import { useText } from '@/components/page/use-text';
import type { SettingsChange, SettingsProblem } from '@/utils/settings/file/findings';
import { changeWords, problemWords } from './import-words';

interface ImportPreviewProps {
  /** Null if the file is refused. */
  changes: SettingsChange[] | null;
  problems: SettingsProblem[];
  onApply: () => void;
  onCancel: () => void;
}

/** What an import would change, and the problems in the file. */
export function ImportPreview({ changes, problems, onApply, onCancel }: ImportPreviewProps) {
  const text = useText();
  const wrong = problems.filter(({ severity }) => severity === 'error');
  const skipped = problems.filter(({ severity }) => severity === 'skipped');
  const list = (title: string, found: SettingsProblem[]) =>
    found.length > 0 && (
      <>
        <h3>{title}</h3>
        <ul class="lines">
          {found.map((problem) => (
            <li key={`${problem.where} ${problem.message}`}>
              <code>{problem.where}</code> {problemWords(text, problem)}
            </li>
          ))}
        </ul>
      </>
    );
  return (
    <div class="preview">
      {list(text('data_problems'), wrong)}
      {changes && (
        <>
          <h3>{text('data_preview')}</h3>
          {changes.length === 0 ? (
            <p>{text('data_no_changes')}</p>
          ) : (
            <ul class="lines">
              {changes.map((change, index) => (
                <li key={index}>{changeWords(text, change)}</li>
              ))}
            </ul>
          )}
        </>
      )}
      {list(text('data_skipped'), skipped)}
      <div class="preview-tools">
        {changes && changes.length > 0 && wrong.length === 0 && (
          <button type="button" class="button primary" onClick={onApply}>
            {text('data_apply')}
          </button>
        )}
        <button type="button" class="button" onClick={onCancel}>
          {text('options_cancel')}
        </button>
      </div>
    </div>
  );
}
