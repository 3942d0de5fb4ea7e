import { Suspense, lazy } from 'react';
import { Dialog } from '../ui/Dialog.tsx';

const HelpText = lazy(() => import('./HelpText.tsx').then((m) => ({ default: m.HelpText })));

interface HelpDialogProps {
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
}

/** What the page is, and all keys; fetched when someone asks. */
export const HelpDialog = ({ isOpen, onOpenChange }: HelpDialogProps) => (
  <Dialog title="Convariety" isOpen={isOpen} onOpenChange={onOpenChange}>
    <Suspense fallback={null}>
      <HelpText />
    </Suspense>
  </Dialog>
);
