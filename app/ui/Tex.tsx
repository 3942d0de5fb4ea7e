import 'katex/dist/katex.min.css';
import './Tex.css';
import { useLayoutEffect, useRef } from 'react';
import { typesetTex } from './typesetTex.ts';

interface TexProps {
  readonly tex: string;
  /** Set as a displayed formula on its own line. */
  readonly display?: boolean;
  readonly className?: string;
  /** Spoken instead of the formula; without it screen readers read its MathML. */
  readonly label?: string;
}

/** A formula. TeX that does not parse is shown as typed, in the danger colour, with KaTeX's reason as its title. */
export function Tex({ tex, display = false, className, label }: TexProps) {
  const host = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    host.current?.replaceChildren(typesetTex(tex, display));
  }, [tex, display]);
  const classes = ['tex', display ? 'tex-display' : '', className ?? ''].filter(Boolean).join(' ');
  return <span ref={host} className={classes} {...(label === undefined ? {} : { role: 'img', 'aria-label': label })} />;
}

/** The formula of a list, which lines may break after its commas. */
export const breakable = (list: string): string => list.replaceAll(',\\,', ',\\,\\allowbreak ');
