type Colour = [number, number, number];
type Place = readonly [number, number, number];

interface Sample {
  readonly on: { readonly position: Place; readonly colour: Colour }[];
  readonly off: { readonly position: Place; readonly colour: Colour }[];
  /** Colours at the same points when B is drawn 15 % too small, and too large. */
  readonly onSquashed: Colour[];
  readonly offStretched: Colour[];
}

/**
 * Colours of the picture at points that lie on the cone B² = 4AC inside the ball of radius 1.5, and at points beside it.
 *
 * Only telling points are taken: a point on the cone whose line of sight would miss a cone with B scaled by 0.85, and a point of the
 * cone with B scaled by 1.15 whose line of sight misses the true one. Runs in the page, so it can use nothing from outside itself.
 *
 * @param marks Positions of marks, whose neighbourhood is left out.
 */
export function coneSample(marks: readonly Place[]): Sample {
  const { camera, gl, scene, invalidate } = globalThis.convarietyScene!.state();
  const c = gl.getContext() as WebGL2RenderingContext;
  const [width, height] = [c.drawingBufferWidth, c.drawingBufferHeight];
  const radius = 1.5;
  const [squashed, stretched] = [0.85, 1.15];
  const clearance = 5;
  const markClearance = 40;
  const project = ([A, B, C]: Place): readonly [number, number] => {
    const seen = camera.position.clone().set(A, B, C).project(camera);
    return [(0.5 + 0.5 * seen.x) * width, (0.5 + 0.5 * seen.y) * height];
  };

  /** Whether the line of sight through a pixel meets the cone with B scaled by s, inside the (scaled) ball. */
  const meets = (x: number, y: number, s: number): boolean => {
    const e = camera.position;
    const d = e.clone().set((2 * x) / width - 1, (2 * y) / height - 1, 0.5).unproject(camera).sub(e);
    const form = (p: Place, q: Place): number => (p[1] * q[1]) / s ** 2 - 2 * (p[0] * q[2] + p[2] * q[0]);
    const eye: Place = [e.x, e.y, e.z];
    const along: Place = [d.x, d.y, d.z];
    const [a, b, k] = [form(along, along), form(eye, along), form(eye, eye)];
    const inside = b * b - a * k;
    if (inside < 0) return false;
    return [-1, 1].some((sign) => {
      const t = (-b + sign * Math.sqrt(inside)) / a;
      return t > 0 && Math.hypot(e.x + t * d.x, (e.y + t * d.y) / s, e.z + t * d.z) < radius;
    });
  };
  const around = (x: number, y: number): [number, number][] => [-1, 0, 1].flatMap((i) => [-1, 0, 1].map((j): [number, number] => [x + i * clearance, y + j * clearance]));
  const isFree = (x: number, y: number): boolean =>
    x > clearance && y > clearance && x < width - clearance && y < height - clearance && marks.every((mark) => Math.hypot(project(mark)[0] - x, project(mark)[1] - y) > markClearance);

  const candidates = (s: number): Place[] => {
    const places: Place[] = [];
    for (let i = 0; i < 180; i++) {
      const [p, q] = [Math.cos((Math.PI * i) / 180), Math.sin((Math.PI * i) / 180)];
      const unit = Math.hypot(p * p, 2 * p * q, q * q);
      for (const r of [-1.45, -1.3, -1.1, -0.9, -0.7, 0.7, 0.9, 1.1, 1.3, 1.45]) places.push([(r * p * p) / unit, (s * 2 * r * p * q) / unit, (r * q * q) / unit]);
    }
    return places;
  };
  const onPlaces = candidates(1).filter((place) => {
    const [x, y] = project(place);
    return isFree(x, y) && around(x, y).every(([u, v]) => meets(u, v, 1) && !meets(u, v, squashed));
  });
  const offPlaces = candidates(stretched).filter((place) => {
    const [x, y] = project(place);
    return isFree(x, y) && around(x, y).every(([u, v]) => !meets(u, v, 1) && meets(u, v, stretched));
  });

  const colours = (places: readonly Place[], s: number): Colour[] => {
    // pixels can be read in the task that drew them
    scene.scale.y = s;
    gl.render(scene, camera);
    scene.scale.y = 1;
    const bytes = new Uint8Array(4);
    return places.map((place) => {
      const [x, y] = project(place);
      c.readPixels(Math.round(x), Math.round(y), 1, 1, c.RGBA, c.UNSIGNED_BYTE, bytes);
      return [bytes[0]!, bytes[1]!, bytes[2]!];
    });
  };
  const paired = (places: readonly Place[]): Sample['on'] => {
    const found = colours(places, 1);
    return places.map((position, i) => ({ position, colour: found[i]! }));
  };
  const sample = { on: paired(onPlaces), off: paired(offPlaces), onSquashed: colours(onPlaces, squashed), offStretched: colours(offPlaces, stretched) };
  invalidate();
  return sample;
}
