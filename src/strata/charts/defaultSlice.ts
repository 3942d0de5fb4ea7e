import type { Architecture, Filter } from '../../network/architecture.ts';
import type { Slice } from '../slice.ts';
import { coordinateDirection } from './orthonormal.ts';

/** TODO */
export function defaultSlice({ ambientDimension: k }: Architecture): Slice {
  return { origin: coordinateDirection(k, 0), directions: [coordinateDirection(k, k - 3), coordinateDirection(k, k - 2), coordinateDirection(k, k - 1)] };
}

export const defaultFilter = ({ ambientDimension: k }: Architecture): Filter => coordinateDirection(k, 0);
