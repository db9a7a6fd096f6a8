import { render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { type FloorRow, openRows } from '@/bench/floor/rows';
import './style.css';

const ROWS = 50;

/** The least that a popup of this kind does: the newest rows of a store, drawn. */
function Popup() {
  const [rows, setRows] = useState<FloorRow[]>([]);
  useEffect(() => {
    const name = new URLSearchParams(location.search).get('store') ?? 'floor';
    openRows(name).then(async (db) => setRows(await db.getAll('rows', null, ROWS)));
  }, []);
  return (
    <main>
      {rows.map(({ id, title, detail, key }) => (
        <article key={id} data-card-id={id}>
          <b>{title}</b>
          <p>{detail}</p>
          <time>{new Date(-key[0]).toLocaleTimeString()}</time>
        </article>
      ))}
    </main>
  );
}

const root = document.getElementById('app');
if (root) render(<Popup />, root);
