import { useState } from 'preact/hooks';

/** Maximum bytes read of a dropped file, about 50,000 names. */
const MAX_FILE_BYTES = 1_000_000;

interface DropText {
  /** True while something is dragged over the element. */
  over: boolean;
  handlers: {
    onDragOver: (event: DragEvent) => void;
    onDragLeave: (event: DragEvent) => void;
    onDrop: (event: DragEvent) => void;
  };
}

/** Control characters other than tabs and line breaks: a file with any of them is not text. */
const NOT_TEXT = /(?![\t\n\f\r])\p{Cc}/u;

/** The text of a file up to the limit, without the last character if the limit cut it in two. A folder has none. */
const textOf = (file: File) =>
  file
    .slice(0, MAX_FILE_BYTES)
    .text()
    .then(
      (text) => (file.size > MAX_FILE_BYTES ? text.replace(/\ufffd+$/u, '') : text),
      () => '',
    );

/** Accepts dropped text, links and text files. @param onRefused called if a file is empty or no text */
export function useDropText(onText: (text: string) => void, onRefused: () => void): DropText {
  const [over, setOver] = useState(false);
  return {
    over,
    handlers: {
      onDragOver(event) {
        event.preventDefault();
        setOver(true);
      },
      onDragLeave(event) {
        const to = event.relatedTarget;
        if (!(to instanceof Node) || !(event.currentTarget as Element).contains(to)) setOver(false);
      },
      async onDrop(event) {
        event.preventDefault();
        setOver(false);
        const { dataTransfer } = event;
        if (!dataTransfer) return;
        // Read before the first `await`: the data is gone after the event.
        const plain = dataTransfer.getData('text/uri-list') || dataTransfer.getData('text/plain');
        const files = await Promise.all([...dataTransfer.files].map(textOf));
        if (files.some((file) => file.trim() === '' || NOT_TEXT.test(file))) return onRefused();
        const text = [plain, ...files].filter((part) => part !== '').join('\n');
        if (text !== '') onText(text);
      },
    },
  };
}
