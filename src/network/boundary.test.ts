import { describe, expect, it } from 'vitest';
import { rng } from '../numeric/rng.ts';
import { toNumbers } from '../testing/exact.ts';
import { isLimitFromOutside, isMember } from '../testing/reference.ts';
import { structuredForm } from '../testing/structuredForm.ts';
import { architecture } from './architecture.ts';
import { missingKinds } from './closedness.ts';
import { membership } from './membership.ts';

const architectures: readonly (readonly [number[], number[]])[] = [
  [[2, 2], [1, 1]],
  [[2, 2, 2], [1, 1, 1]],
  [[3, 2, 2], [1, 1, 1]],
  [[4, 2], [1, 1]],
  [[2, 2, 2, 2], [1, 1, 1, 1]],
  [[2, 2], [2, 1]],
  [[3, 2], [2, 1]],
  [[2, 3], [2, 1]],
  [[3, 3], [2, 1]],
  [[4, 2], [2, 1]],
  [[3, 4], [2, 1]],
  [[3, 2], [3, 1]],
  [[4, 2], [3, 1]],
  [[1, 3], [2, 1]],
  [[1, 2, 2], [2, 1, 1]],
  [[2, 2, 2], [1, 2, 1]],
  [[2, 2, 2], [2, 1, 1]],
  [[2, 2, 2], [2, 2, 1]],
  [[3, 2, 2], [2, 2, 1]],
  [[3, 2, 2], [2, 1, 1]],
  [[2, 2, 3], [2, 1, 1]],
  [[4, 2, 2], [1, 2, 1]],
  [[2, 2, 2, 2], [1, 1, 2, 1]],
  [[2, 2, 2, 2], [1, 2, 1, 1]],
  [[3, 1, 2], [1, 2, 1]],
];

describe('membership and boundary against brute force', () => {
  it.each(architectures)('agrees for k = %j, s = %j with placing all roots by hand and moving them apart in all ways (mathematics.md A12)', (filterSizes, strides) => {
    const a = architecture({ filterSizes, strides });
    const random = rng(a.degree * 100 + filterSizes.length);
    const seen = { inside: 0, boundary: 0 };
    for (let n = 0; n < 120; n++) {
      const { form, roots } = structuredForm(a, random);
      const found = membership(a, toNumbers(form));
      const inside = isMember(roots, a.reduced);
      const boundary = inside && isLimitFromOutside(roots, a.reduced, random.uniform);
      const label = `[${form.join(', ')}]`;
      expect({ inFunctionSpace: found.inFunctionSpace, onBoundary: found.onBoundary, inClosure: found.inClosure }, `${label}`).toEqual({
        inFunctionSpace: inside,
        onBoundary: boundary,
        inClosure: true,
      });
      seen.inside += Number(inside);
      seen.boundary += Number(boundary);
    }
    expect(seen.inside).toBeGreaterThan(0);
    const missing = missingKinds(a.reduced);
    expect(seen.boundary > 0, 'some point is on the boundary exactly if M is not Zariski closed (mathematics.md A5)').toBe(missing.strideOne || missing.reduced);
  });
});
