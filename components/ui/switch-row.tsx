import { useId } from 'preact/hooks';

interface SwitchRowProps {
  label: string;
  hint: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
  /** Replaces the hint when the switch is disabled. */
  disabled?: string | undefined;
}

/** A switch with label and hint. */
export function SwitchRow({ label, hint, checked, onChange, disabled }: SwitchRowProps) {
  const id = useId();
  return (
    <div class="pair">
      <div>
        <label for={id}>{label}</label>
        <p class="hint" id={`${id}-hint`}>
          {disabled ?? hint}
        </p>
      </div>
      <input
        class="switch"
        id={id}
        type="checkbox"
        aria-describedby={`${id}-hint`}
        checked={checked && disabled === undefined}
        disabled={disabled !== undefined}
        onChange={({ currentTarget }) => onChange(currentTarget.checked)}
      />
    </div>
  );
}
