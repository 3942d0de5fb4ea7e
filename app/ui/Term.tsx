import './overlays.css';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Button, Tooltip, TooltipTrigger } from 'react-aria-components';

export interface TermProps {
  /** The word as it stands in the sentence. */
  readonly children: ReactNode;
  /** One sentence. */
  readonly explanation: ReactNode;
  readonly source?: string | undefined;
}

/** A mathematical term with a dotted underline: hover, focus or tap explains it in one sentence with its source. */
export function Term({ children, explanation, source }: TermProps) {
  const [isOpen, setOpen] = useState(false);
  const word = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!isOpen) return;
    // opened with a finger, there is no pointer that leaves and not always a focus that does
    const onPointerDown = ({ target }: PointerEvent) => {
      if (target instanceof Node && !word.current?.contains(target)) setOpen(false);
    };
    document.addEventListener('pointerdown', onPointerDown);
    return () => document.removeEventListener('pointerdown', onPointerDown);
  }, [isOpen]);
  return (
    <TooltipTrigger isOpen={isOpen} onOpenChange={setOpen} delay={250} closeDelay={150} shouldCloseOnPress={false}>
      <Button ref={word} className="term" onPress={() => setOpen(true)}>
        {children}
      </Button>
      <Tooltip className="tooltip tooltip-term" offset={6}>
        {explanation}
        {source === undefined ? null : <span className="tooltip-source">{source}</span>}
      </Tooltip>
    </TooltipTrigger>
  );
}
