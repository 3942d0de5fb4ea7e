import { isZeroForm } from '../../src/polynomial/form.ts';
import { formatRootPattern } from '../../src/polynomial/formatRootPattern.ts';
import { type RootDivisor, affineValue } from '../../src/polynomial/projectiveRoot.ts';
import { rootDivisor } from '../../src/polynomial/rootDivisor.ts';
import { divisorPattern } from '../../src/polynomial/rootPattern.ts';
import { factorRoots } from '../../src/network/factorPattern.ts';
import { RootCircle } from '../plots/RootCircle.tsx';
import { architectureOf } from '../state/derive.ts';
import { useAppState } from '../state/store.ts';
import { PatternTag } from '../ui/PatternTag.tsx';

/** Roots of the target and of the network as it stands, on the sphere of roots. */
export function RootsPanel({ size }: { readonly size?: number }) {
  const view = useAppState((s) => s.view);
  const theta = useAppState((s) => s.run?.state?.theta ?? null);
  const a = architectureOf(view);
  const target = isZeroForm(view.target) ? null : rootDivisor(view.target);
  const fits = theta !== null && theta.map((w) => w.length).join() === a.filterSizes.join();
  const current = fits ? factorRoots(theta, a.strides) : null;
  return (
    <div className="roots-panel">
      <Roots title="Roots of the target" roots={target} size={size} />
      {fits && <Roots title="Roots of the network" roots={current} size={size} note="Roots of the filters closer than 10⁻⁴ are counted as one." />}
      <p className="note">
        The circle is the real projective line of roots x : y; infinity is a point on it like any other. Pairs of complex conjugate roots lie inside, one mark for both.
      </p>
    </div>
  );
}

interface RootsProps {
  readonly title: string;
  readonly roots: RootDivisor | null;
  readonly note?: string;
  /** Side of the drawing in pixels. */
  readonly size: number | undefined;
}

function Roots({ title, roots, note, size }: RootsProps) {
  return (
    <section className="roots" aria-label={title}>
      <h3>
        {title} {roots !== null && <PatternTag pattern={formatRootPattern(divisorPattern(roots))} />}
      </h3>
      {roots === null ? <p>The zero filter has no roots.</p> : <RootCircle label={title} roots={circleRoots(roots)} size={size} listShown />}
      {note !== undefined && <p className="note">{note}</p>}
    </section>
  );
}

const circleRoots = ({ real, pairs }: RootDivisor) =>
  [...real, ...pairs].map((root) => {
    const { re, im } = affineValue(root);
    // a part this small against the root is rounding
    const clean = (part: number): number => (Math.abs(part) <= 1e-12 * Math.hypot(re, im) ? 0 : part);
    return { re: clean(re), im: clean(im), infinite: !Number.isFinite(re), multiplicity: root.multiplicity };
  });
