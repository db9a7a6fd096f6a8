import { useEffect } from 'preact/hooks';
import type { SectionProps } from '@/components/options/props';
import { Section } from '@/components/options/section';
import { useText } from '@/components/page/use-text';
import { RELEASES } from '@/utils/settings/releases';

/** What is new in each version. Opening it removes the dots. */
export function NewsSection({ send }: SectionProps) {
  const text = useText();
  useEffect(() => void send('seeNews'), [send]);
  return (
    <Section title={text('options_news')} intro={text('news_intro')}>
      {RELEASES.map(({ version, news }) => (
        <div class="panel form" key={version}>
          <h2>{text('news_version', version)}</h2>
          <ul class="plain">
            {news.map((key) => (
              <li key={key}>{text(key)}</li>
            ))}
          </ul>
        </div>
      ))}
    </Section>
  );
}
