import type { ComponentChildren } from 'preact';

interface SectionProps {
  title: string;
  intro: string;
  /** Shown above the heading: the link back. */
  above?: ComponentChildren;
  children: ComponentChildren;
}

/** A section of the options. Its heading takes the focus after navigation. */
export function Section({ title, intro, above, children }: SectionProps) {
  return (
    <section class="section" aria-labelledby="section-title">
      {above}
      <h1 id="section-title" tabIndex={-1}>
        {title}
      </h1>
      <p class="intro">{intro}</p>
      {children}
    </section>
  );
}
