import type { Architecture } from '../network/architecture.ts';
import { definitionOf } from './charts/index.ts';
import type { Chart } from './charts/index.ts';
import { picture, type PictureRequest } from './index.ts';
import type { Scene } from './laws/scene.testing.ts';
import { viewOf } from './view.ts';

/** A picture in a chart that is an affine slice, with what the laws need to know of it. */
export function sceneOf(name: string, architecture: Architecture, request: Omit<PictureRequest, 'chart'> & { readonly chart: Chart }): Scene {
  const { strata, regions } = picture(architecture, request);
  const slice = definitionOf(request.chart).slice?.(request.chart);
  if (slice === undefined) throw new RangeError(`sceneOf: the chart "${request.chart.kind}" is no slice`);
  return { name, architecture, slice, view: viewOf(request.box, request.clip ?? 'box'), strata, regions };
}
