import type { ReactNode } from 'react';
import { FileTrigger } from 'react-aria-components';
import { Button } from './Button.tsx';

export interface FileButtonProps {
  readonly children: ReactNode;
  /** Accessible name. */
  readonly label: string;
  /** Endings and types that the browser offers. */
  readonly accept: readonly string[];
  readonly onFile: (file: File) => void;
}

/** A button that asks for a file of this computer; the file is read here and sent nowhere. */
export const FileButton = ({ children, label, accept, onFile }: FileButtonProps) => (
  <FileTrigger
    acceptedFileTypes={accept}
    onSelect={(files) => {
      const file = files?.[0];
      if (file !== undefined) onFile(file);
    }}
  >
    <Button label={label}>{children}</Button>
  </FileTrigger>
);
