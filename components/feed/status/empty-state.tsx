import type { ComponentChildren } from 'preact';
import { Icon } from '@/components/ui/icon';

interface EmptyStateProps {
  /** Path of the icon in the beam; null for none. */
  path: string | null;
  /** True where the state is good news: the sun rises. */
  happy?: boolean;
  title: string;
  children: ComponentChildren;
  /** A link that opens in a tab. */
  action?: { words: string; href: string; onFollow: () => void };
  retry?: { words: string; onReload: () => void };
  /** Another way, below the button. */
  other?: ComponentChildren;
}

/** Shown instead of rows: the state, the reason, and one next step. */
export function EmptyState({ path, happy, title, children, action, retry, other }: EmptyStateProps) {
  return (
    <section class="empty" aria-labelledby="empty-title">
      <Scene path={path} happy={happy ?? false} />
      <h2 id="empty-title">{title}</h2>
      <p>{children}</p>
      {action && (
        <a class="button primary" href={action.href} target="_blank" rel="noopener" onClick={action.onFollow}>
          {action.words}
        </a>
      )}
      {retry && (
        <button type="button" class="button primary" onClick={retry.onReload}>
          {retry.words}
        </button>
      )}
      {other}
    </section>
  );
}

/** The lighthouse over a calm sea, with an icon for the reason in its beam. */
function Scene({ path, happy }: { path: string | null; happy: boolean }) {
  return (
    <div class="scene" aria-hidden="true">
      <svg viewBox="0 0 240 120" width="240" height="120" aria-hidden="true">
        <defs>
          <linearGradient id="beam">
            <stop offset="0.3" class="scene-near" />
            <stop offset="1" class="scene-far" />
          </linearGradient>
        </defs>
        {happy && <path class="scene-sun" d="M144 104a34 34 0 0 1 68 0Z" />}
        <path fill="url(#beam)" d="M64 34.5 240 0v78Z" />
        <path class="scene-rock" d="M22 104c10-14 26-17 40-16 17 1 26 7 36 16Z" />
        <path class="scene-tower" d="M54 90 57 46h14l3 44ZM55 40h18v5H55ZM64 20l11 9H53Z" />
        <path class="scene-lamp" d="M57 29h14v11H57Z" />
        <path
          class="scene-wave"
          d="M4 104c10-5 18-5 28 0s18 5 28 0 18-5 28 0 18 5 28 0 18-5 28 0 18 5 28 0 18-5 28 0 18 5 28 0M34 114c10-4 18-4 28 0s18 4 28 0 18-4 28 0 18 4 28 0 18-4 28 0"
        />
      </svg>
      {path && (
        <span class="scene-icon">
          <Icon path={path} size={24} />
        </span>
      )}
    </div>
  );
}
