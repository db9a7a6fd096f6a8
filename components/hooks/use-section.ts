import { useEffect, useState } from 'preact/hooks';
import { type SectionId, sectionOf } from '@/components/options/sections';

/**
 * The section that the address names. Following a link to another one moves the focus to its heading, so that keyboard
 * and screen reader arrive there too; the first one of a page takes no focus.
 */
export function useSection(): SectionId {
  const [section, setSection] = useState(() => sectionOf(location.hash));
  useEffect(() => {
    const onHash = () => setSection(sectionOf(location.hash));
    addEventListener('hashchange', onHash);
    return () => removeEventListener('hashchange', onHash);
  }, []);
  const [first] = useState(section);
  const [moved, setMoved] = useState(false);
  useEffect(() => {
    if (section === first && !moved) return;
    setMoved(true);
    scrollTo({ top: 0 });
    document.getElementById('section-title')?.focus();
  }, [section, first, moved]);
  return section;
}
