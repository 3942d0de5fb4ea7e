import './surfaces.css';
import type { ReactNode } from 'react';
import { Button, IconButton } from './Button.tsx';
import { CloseIcon } from './icons.tsx';

export interface NoticeProps {
  readonly kind?: 'error' | 'warning' | 'info' | undefined;
  /** A plain sentence: what is the matter and what to do. */
  readonly children: ReactNode;
  /** The input it is about, as typed. */
  readonly input?: string | undefined;
  readonly action?: { readonly label: string; readonly onPress: () => void } | undefined;
  readonly onDismiss?: (() => void) | undefined;
}

const words = { error: 'Error', warning: 'Note', info: 'Note' } as const;

export function Notice({ kind = 'error', children, input, action, onDismiss }: NoticeProps) {
  return (
    <div className={`notice notice-${kind}`} role={kind === 'error' ? 'alert' : 'status'}>
      <p className="notice-text">
        <span className="visually-hidden">{words[kind]}: </span>
        {children}
        {input === undefined ? null : <code className="notice-input">{input}</code>}
      </p>
      {action === undefined ? null : (
        <Button variant="quiet" onPress={action.onPress}>
          {action.label}
        </Button>
      )}
      {onDismiss === undefined ? null : <IconButton icon={<CloseIcon />} label="Dismiss" onPress={onDismiss} />}
    </div>
  );
}
