import type { ComponentChildren } from 'preact';

interface SectionProps {
  title: string;
  intro: string;
  children: ComponentChildren;
}

/** One section of the options: its heading takes the focus when a link leads here. */
export function Section({ title, intro, children }: SectionProps) {
  return (
    <section class="section" aria-labelledby="section-title">
      <h1 id="section-title" tabIndex={-1}>
        {title}
      </h1>
      <p class="intro">{intro}</p>
      {children}
    </section>
  );
}
