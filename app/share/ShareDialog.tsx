import { useState } from 'react';
import { currentLink } from '../state/sync.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { TextField } from '../ui/TextField.tsx';
import { CopyIcon } from '../ui/icons.tsx';

interface ShareDialogProps {
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
}

/** The link that repeats this page exactly, and the line that embeds it. */
export function ShareDialog({ isOpen, onOpenChange }: ShareDialogProps) {
  const link = isOpen ? currentLink() : '';
  return (
    <Dialog title="Link to exactly this" isOpen={isOpen} onOpenChange={onOpenChange}>
      <Copyable label="Link" text={link} />
      <Copyable label="Embed" text={`<iframe src="${link.replaceAll('&', '&amp;')}" width="1024" height="576" title="Convariety" loading="lazy"></iframe>`} />
      <p className="note">The link holds the architecture, target, start, method, how far the run is shown and where the picture is seen from. Opening it computes the same run again, step by step.</p>
    </Dialog>
  );
}

function Copyable({ label, text }: { readonly label: string; readonly text: string }) {
  const [state, setState] = useState<'idle' | 'copied' | 'refused'>('idle');
  const copy = (): void => {
    navigator.clipboard.writeText(text).then(
      () => setState('copied'),
      () => setState('refused'),
    );
  };
  return (
    <TextField
      label={label}
      isCode
      isReadOnly
      value={text}
      description={state === 'copied' ? 'Copied.' : state === 'refused' ? 'The browser did not allow copying; select the text and copy it.' : undefined}
      trailing={
        <Button onPress={copy} label={`Copy ${label.toLowerCase()}`}>
          <CopyIcon /> Copy
        </Button>
      }
    />
  );
}
