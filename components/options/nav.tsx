import { useNews } from '@/components/page/use-news';
import { useText } from '@/components/page/use-text';
import { Icon } from '@/components/ui/icon';
import { Mark } from '@/components/ui/mark';
import { joinSentences } from '@/utils/lib/sentence-gap';
import { SECTIONS, type ViewId } from './sections';

export function Nav({ current }: { current: ViewId }) {
  const text = useText();
  const hasNews = useNews(current);
  return (
    <header class="side">
      <div class="side-in">
        <p class="side-name">
          <Mark size={36} />
          {text('extName')}
        </p>
        <nav aria-label={text('a11y_sections')}>
          <ul>
            {SECTIONS.map(({ id, title, icon }) => (
              <li key={id}>
                <a class="side-link" href={`#${id}`} aria-current={id === current ? 'page' : undefined}>
                  <Icon path={icon} />
                  {text(title)}
                  {id === 'news' && hasNews && current !== id && (
                    <span class="news-dot">
                      <span class="heard">{text('a11y_unread')}</span>
                    </span>
                  )}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <p class="side-foot">{joinSentences(text('options_privacy'), text('options_attribution'))}</p>
      </div>
    </header>
  );
}
