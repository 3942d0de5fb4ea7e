import './overlays.css';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { IconButton } from './Button.tsx';
import { CloseIcon } from './icons.tsx';

export interface DialogProps {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  readonly children: ReactNode;
  /** Buttons at the foot. */
  readonly footer?: ReactNode;
  /** `sheet` rises from the lower edge; `side` is a drawer at the left. */
  readonly variant?: 'centre' | 'wide' | 'sheet' | 'side' | undefined;
}

/** A modal window; Escape, the cross or a press outside closes it, and focus returns to where it was. */
export function Dialog({ title, isOpen, onOpenChange, children, footer, variant = 'centre' }: DialogProps) {
  return (
    <ModalOverlay className={`scrim scrim-${variant}`} isOpen={isOpen} onOpenChange={onOpenChange} isDismissable>
      <Modal className={`modal modal-${variant}`}>
        <AriaDialog className="dialog">
          <div className="dialog-head">
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            <IconButton icon={<CloseIcon />} label="Close" onPress={() => onOpenChange(false)} />
          </div>
          <div className="dialog-body">{children}</div>
          {footer ? <div className="dialog-foot">{footer}</div> : null}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
