import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useText } from '@/components/page/use-text';
import { Icon } from './icon';
import { CLOSE } from './more-icons';

interface ModalProps {
  title: string;
  children: ComponentChildren;
  onClose: () => void;
}

/** A modal dialog. Escape must close only the dialog: unhandled, it would close the toolbar's popup. */
export function Modal({ title, children, onClose }: ModalProps) {
  const text = useText();
  const element = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = element.current;
    const before = document.activeElement;
    dialog?.showModal();
    return () => {
      dialog?.close();
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, []);
  return (
    <dialog
      class="modal"
      ref={element}
      aria-labelledby="modal-title"
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key !== 'Escape') return;
        event.preventDefault();
        onClose();
      }}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => event.target === element.current && onClose()}
    >
      <div class="modal-box">
        <div class="modal-head">
          <h2 id="modal-title">{title}</h2>
          <button type="button" class="button icon quiet" aria-label={text('popup_close')} onClick={onClose}>
            <Icon path={CLOSE} size={16} />
          </button>
        </div>
        {children}
      </div>
    </dialog>
  );
}
